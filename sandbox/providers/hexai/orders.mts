import { isRecord } from '../../core/refusal.mts';
import { isWebAddress } from '../../core/settings.mts';
import { toBututs } from './money.mts';
import { HexaiProblem } from './problems.mts';

export interface CollectionOrder {
	type: 'COLLECTION';
	amount: number;
	reference: string;
	successUrl: string;
	errorUrl: string;
}

export interface PayoutOrder {
	type: 'PAYOUT';
	amount: number;
	reference: string;
	recipient: string;
}

export type Order = CollectionOrder | PayoutOrder;

const RECIPIENT = /^\+220\d{7}$/;

/** A collection as asked for in a request body, or a 400. */
export function collectionFrom(body: unknown): CollectionOrder {
	const fields = required(body, ['amount', 'currency', 'client_reference', 'success_url', 'error_url']);
	return {
		type: 'COLLECTION',
		amount: amountOf(fields),
		reference: fields.client_reference,
		successUrl: webAddressOf(fields, 'success_url'),
		errorUrl: webAddressOf(fields, 'error_url'),
	};
}

/** A payout as asked for in a request body, or a 400. */
export function payoutFrom(body: unknown): PayoutOrder {
	const fields = required(body, ['amount', 'currency', 'recipient_mobile', 'client_reference']);
	if (!RECIPIENT.test(fields.recipient_mobile)) {
		throw invalid('recipient_mobile', 'must be +220 and 7 digits.');
	}
	return {
		type: 'PAYOUT',
		amount: amountOf(fields),
		reference: fields.client_reference,
		recipient: fields.recipient_mobile,
	};
}

/** JSON of a request body, or a 400. */
export function jsonFrom(raw: Buffer, contentType: string | undefined): unknown {
	// Assumed: without the documented content type the body is not read.
	if (!contentType?.toLowerCase().startsWith('application/json')) {
		throw new HexaiProblem('VALIDATION_ERROR', 'Send the body with Content-Type: application/json.');
	}
	try {
		return JSON.parse(raw.toString('utf8'));
	} catch {
		throw new HexaiProblem('VALIDATION_ERROR', 'The request body is not valid JSON.');
	}
}

function required<K extends string>(body: unknown, names: readonly K[]): Record<K, string> {
	if (!isRecord(body)) throw new HexaiProblem('VALIDATION_ERROR', 'The request body must be a JSON object.');
	const entries = names.map((name) => {
		const value = body[name];
		if (value === undefined || value === null || value === '') throw invalid(name, 'is required.');
		if (typeof value !== 'string') throw invalid(name, 'must be text.');
		return [name, value];
	});
	return Object.fromEntries(entries) as Record<K, string>;
}

function amountOf(fields: Record<'amount' | 'currency', string>): number {
	if (fields.currency !== 'GMD') throw invalid('currency', 'must be GMD.');
	const bututs = toBututs(fields.amount);
	// Assumed: zero is refused.
	if (!bututs) throw invalid('amount', 'must be a text above zero with two decimals, like "100.00".');
	return bututs;
}

function webAddressOf<K extends string>(fields: Record<K, string>, name: K): string {
	// Assumed: only http and https; the payer's browser is sent there.
	if (!isWebAddress(fields[name])) throw invalid(name, 'must be an http or https address.');
	return fields[name];
}

function invalid(field: string, problem: string): HexaiProblem {
	return new HexaiProblem('VALIDATION_ERROR', `${field} ${problem}`, { field });
}
