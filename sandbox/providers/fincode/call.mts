import type { FastifyReply, FastifyRequest } from 'fastify';
import { rawBody } from '../../core/bodies.mts';
import { isRecord } from '../../core/refusal.mts';
import type { Parts } from './core.mts';
import { endsWith, toMilli } from './money.mts';
import { FincodeProblem, invalid } from './problems.mts';
import type { FincodeSettings } from './settings.mts';
import { CUSTOMER, type User } from './users.mts';

/** What a handler gives back; the rest of the answer is the envelope. */
export interface Result {
	data?: unknown;
	message?: string;
	/** The work was done and stays done, but the caller gets this instead. */
	lost?: FincodeProblem;
}

/** One call of the API, its headers checked and its body unwrapped. */
export class Call {
	readonly parts: Parts;
	readonly settings: FincodeSettings;
	readonly payload: Record<string, unknown>;
	private readonly request: FastifyRequest;
	private readonly reply: FastifyReply;
	private readonly caller: User | undefined;

	constructor(
		parts: Parts,
		settings: FincodeSettings,
		request: FastifyRequest,
		reply: FastifyReply,
		caller: User | undefined,
		payload: Record<string, unknown>,
	) {
		this.parts = parts;
		this.settings = settings;
		this.request = request;
		this.reply = reply;
		this.caller = caller;
		this.payload = payload;
	}

	get user(): User {
		if (!this.caller) throw new FincodeProblem('AUTH_REQUIRED', 'The authentication token is missing.');
		return this.caller;
	}

	get origin(): string {
		return `${this.request.protocol}://${this.request.host}`;
	}

	/** The body as it came. */
	get raw(): Buffer {
		return rawBody(this.request);
	}

	/** The path as called, without the query. */
	get path(): string {
		return pathOf(this.request);
	}

	/** A part of the path. */
	param(name: string): string {
		const { params } = this.request;
		return isRecord(params) ? String(params[name] ?? '') : '';
	}

	query(name: string): string | undefined {
		return new URLSearchParams(this.request.url.split('?')[1]).get(name) ?? undefined;
	}

	header(name: string): string | undefined {
		return headerOf(this.request, name);
	}

	get interactionId(): string | undefined {
		return this.header('x-fapi-interaction-id');
	}

	/** A text of the payload, '' when it is not there. */
	text(name: string): string {
		const value = this.payload[name];
		if (value === undefined || value === null) return '';
		if (typeof value !== 'string') throw invalid(name, 'must be text.');
		return value;
	}

	/** An amount sent as text, above zero. */
	amountText(name: string): number {
		const milli = toMilli(this.text(name));
		if (!milli) throw invalid(name, 'must be a plain decimal above zero, as text.');
		return milli;
	}

	/** An amount sent as a JSON number, above zero. */
	amountNumber(name: string): number {
		const value = this.payload[name];
		const milli = typeof value === 'number' ? toMilli(value) : undefined;
		if (!milli) throw invalid(name, 'must be a number above zero.');
		return milli;
	}

	/** Values of an array of `{key, value}`, by key. */
	pairs(name: string): Record<string, unknown> {
		const rows = this.payload[name];
		if (!Array.isArray(rows)) throw invalid(name, 'must be an array of {key, value}.');
		return Object.fromEntries(
			rows.map((row) => {
				if (!isRecord(row) || typeof row.key !== 'string') throw invalid(name, 'must hold {key, value}.');
				return [row.key, row.value];
			}),
		);
	}

	/** A 422 unless this is the caller's own password. Assumed: it travels as it is. */
	assertPassword(password: string | undefined): void {
		if (password !== this.user.password) throw invalid('password', 'is not the password of this account.');
	}

	/** Customers see their own things only; staff see everybody's. Assumed. */
	assertSees(customerId: string): void {
		const { role, customerId: own } = this.user;
		if (role !== 'CUSTOMER' || customerId === own || customerId === CUSTOMER.id) return;
		throw new FincodeProblem('FORBIDDEN', 'This belongs to another customer.');
	}

	/**
	 * The amounts with a meaning of their own, all ours: .21 is refused inside HTTP 200, .29 is throttled once, and .13 is
	 * booked before the answer gets lost.
	 */
	magic(milli: number): FincodeProblem | undefined {
		if (endsWith(milli, 21)) throw new FincodeProblem('FAILED', 'The transfer was declined.');
		if (endsWith(milli, 29) && this.parts.remembered.firstTime(`${this.path}|${milli}`)) {
			this.reply.header('retry-after', '1');
			throw new FincodeProblem('RATE_LIMIT_EXCEEDED', 'Too many requests.');
		}
		if (!endsWith(milli, 13)) return undefined;
		return new FincodeProblem('SERVER_ERROR', 'Internal server error.');
	}

	/** A page of rows, by the page number and size of the query. */
	page(rows: readonly unknown[], usual: number): unknown[] {
		const size = this.capped(this.count('size', usual));
		const start = (this.count('page', 1) - 1) * size;
		return rows.slice(start, start + size);
	}

	/** A page size as the server allows it. */
	capped(size: number): number {
		return Math.min(size, this.settings.listCap ?? Number.MAX_SAFE_INTEGER);
	}

	/** A list: bare, or as the only array of an object. */
	list(rows: readonly unknown[], name: string): unknown {
		return this.settings.listShape === 'array' ? rows : { [name]: rows, more: false };
	}

	private count(name: string, otherwise: number): number {
		const text = this.query(name);
		if (text === undefined) return otherwise;
		if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
		throw invalid(name, 'must be a whole number from 1.');
	}
}

/** The path of a request without its query. */
export function pathOf({ url }: FastifyRequest): string {
	return url.split('?')[0] ?? '';
}

/** One header as text. */
export function headerOf({ headers }: FastifyRequest, name: string): string | undefined {
	const value = headers[name];
	return Array.isArray(value) ? value.join(', ') : value;
}
