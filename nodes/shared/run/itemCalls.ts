import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { CallFacts, HttpCall } from '../api/call';
import { CallFailure, isNotFound, type Refusal } from '../api/failure';
import { fingerprintOf } from '../api/fingerprint';
import { DEFAULT_MOST_ROWS, MOST_ROWS } from '../api/limits';
import type { Operation, OperationInput, OperationTools } from '../api/operation';
import { asObject, rowsIn, withoutList } from '../api/output';
import type { Page, Paging } from '../api/paging';
import type { Found } from '../api/payment';
import type { Provider } from '../api/provider';
import type { Reply } from '../api/reply';
import { isOn, wholeNumber } from '../basics/text';
import { realTiming } from '../basics/timing';
import { waitForFinal } from '../http/finalStatus';
import type { PagesRead } from '../http/gap';
import { walkPages, type FetchedPage } from '../http/pages';
import type { Transport } from '../http/transport';
import { refusalOfAnother } from './aboutAnother';
import { binaryFile } from './binaryFile';
import { onPage, placeInList, wantedRows } from './itemInput';

/** The item waits for it, and the payment stays unknown without it. */
const LOOKUP_TIMEOUT_MS = 10_000;

/** What the calls of all items of a run have in common. */
export interface CallContext {
	functions: IExecuteFunctions;
	provider: Provider;
	operation: Operation;
	/** `resource.operation`. */
	operationId: string;
	cancelled: () => boolean;
}

/** What the facts of a call say of the payment it makes. */
type PaymentPart = Pick<CallFacts, 'effect' | 'paymentKey' | 'fingerprint'>;

const A_READ: PaymentPart = { effect: 'read', paymentKey: '', fingerprint: '' };

/** The calls of one item: one, several pages, or looks until a status is final. */
export class ItemCalls {
	/** Counts over all calls of the item but later pages, for values that must differ from try to try. */
	private readonly tries = { made: 0 };
	/** The same for the calls that look the payment up: a second look must not get the answer of the first. */
	private readonly lookups = { made: 0 };

	constructor(
		private readonly context: CallContext,
		private readonly index: number,
		private readonly input: OperationInput,
		private readonly transport: Transport,
	) {}

	/**
	 * The first call as the operation builds it, checked with what the provider adds; undefined for operations that
	 * build their calls as they go.
	 *
	 * @throws InputError when a parameter can't be sent as it is
	 */
	firstCall(): HttpCall | undefined {
		const call = this.context.operation.request?.(this.input);
		if (call) this.completed(call, this.input, { made: 0 });
		return call;
	}

	/**
	 * Makes the operation's calls and gives the rows of its answer.
	 *
	 * @param first the first call when it was built before
	 * @throws InputError when a parameter can't be sent as it is, CallFailure when a call does not succeed
	 */
	async carryOut(first?: HttpCall): Promise<IDataObject[]> {
		return (await this.read(first)).rows;
	}

	/**
	 * The same, and where rows of a list may be missing, why.
	 *
	 * @throws as carryOut, for a list only when its first page can't be had
	 */
	async read(first?: HttpCall): Promise<PagesRead> {
		const found = await this.found(first);
		return { ...found, rows: this.withWarnings(found.rows) };
	}

	/** The same rows with what is odd about the item, next to warnings of the provider's own. */
	withWarnings(rows: IDataObject[]): IDataObject[] {
		const own = this.context.operation.warnings?.(this.input) ?? [];
		if (own.length === 0) return rows;
		return rows.map((row) => ({
			...row,
			warnings: [...(Array.isArray(row.warnings) ? row.warnings : []), ...own],
		}));
	}

	private async found(first?: HttpCall): Promise<PagesRead> {
		const { operation, cancelled } = this.context;
		const { input, tries } = this;
		if (operation.run) {
			const send = async (call: HttpCall) => await this.sent(this.completed(call, input, tries));
			return { rows: await operation.run(input, this.tools(send)) };
		}
		if (operation.paging) return await this.pages(operation.paging);
		const look = async () => {
			// Completed when it is sent: what is added can hold the time.
			const draft = first ?? this.drafted(input);
			const call = this.completed(draft, input, tries);
			const { body } = await this.sent(call, (reply) => this.aboutAnother(reply, draft));
			return { rows: this.output(body, input, call), body };
		};
		if (operation.finalStatus && isOn(input.get('waitForFinalStatus'))) {
			const seconds = Number(input.get('waitTimeout'));
			return { rows: [await waitForFinal(look, operation.finalStatus, seconds, realTiming, cancelled)] };
		}
		return { rows: (await look()).rows };
	}

	/**
	 * What the provider's records say of the payment of this item: undefined when they don't tell, or when the
	 * operation knows no way to ask.
	 *
	 * @throws InputError when a parameter can't be sent as it is, CallFailure when the records can't be read
	 */
	async lookup(): Promise<Found | undefined> {
		const { input } = this;
		const transport = this.transport.once(LOOKUP_TIMEOUT_MS);
		const { lookups } = this;
		// A read of its own: the ids of the payment must not stand on it.
		const send = async (call: HttpCall) =>
			await transport.send(this.completed(call, input, lookups, A_READ), 'read');
		return await this.context.operation.payment?.lookup?.(input, this.tools(send));
	}

	private tools(send: OperationTools['send']): OperationTools {
		const { provider, functions } = this.context;
		return {
			send,
			unwrap: provider.unwrap.bind(provider),
			binary: async (field) => await binaryFile(functions, this.index, field),
		};
	}

	private async sent(call: HttpCall, more?: (reply: Reply) => Refusal | undefined): Promise<Reply> {
		const { operation } = this.context;
		const refusal = (reply: Reply) => operation.refusal?.(reply) ?? more?.(reply);
		return await this.transport.send(call, operation.effect, refusal);
	}

	private aboutAnother(reply: Reply, draft: HttpCall): Refusal | undefined {
		return refusalOfAnother(reply, draft, this.input, this.context);
	}

	private async pages(paging: Paging): Promise<PagesRead> {
		const { input: first } = this;
		let asked = 0;
		let isList = true;
		const fetch = async (page: Page) => {
			const mayBeMissing = asked++ > 0 && paging.notFoundIsEnd === true;
			const fetched = await this.page(onPage(first, page), mayBeMissing, asked > 1);
			isList &&= fetched.last !== true;
			return fetched;
		};
		const read = await walkPages(paging, wantedRows(first), fetch, {
			page: placeInList(first, 'filters.page', 'First Page'),
			offset: placeInList(first, 'filters.offset', 'Rows to Skip'),
			size: placeInList(first, 'options.pageSize', 'Page Size'),
			mostRows: wholeNumber(first.get('options.mostRows'), DEFAULT_MOST_ROWS, 1, MOST_ROWS),
		});
		return isList ? { ...read, rows: this.inShape(read.rows) } : read;
	}

	/** @param mayBeMissing whether HTTP 404 means that there is no such page */
	private async page(input: OperationInput, mayBeMissing: boolean, later: boolean): Promise<FetchedPage> {
		const call = this.built(input);
		const reply = await this.sent(call).catch((thrown: unknown) => {
			if (mayBeMissing && isNotFound(thrown)) return undefined;
			throw thrown;
		});
		const list = this.list(reply?.body);
		if (!reply) return { rows: [], body: undefined };
		if (later && !list) {
			throw new CallFailure({ outcome: 'refused', message: 'A later page of the list holds no list' });
		}
		return {
			rows: list ?? this.output(reply.body, input, call),
			body: reply.body,
			last: !list,
			without: withoutList(this.context.operation, reply.body),
		};
	}

	private output(body: unknown, input: OperationInput, sent: HttpCall): IDataObject[] {
		const { operation, provider } = this.context;
		const list = this.list(body);
		if (list) return this.inShape(list.slice(0, wantedRows(input)));
		const value = operation.output ? operation.output(body, input, sent) : provider.unwrap(body);
		return Array.isArray(value) ? value.map(asObject) : [asObject(value)];
	}

	/** The rows as the person wants them: those of the provider, or in the shape of all events. */
	private inShape(rows: IDataObject[]): IDataObject[] {
		const { subject } = this.context.operation;
		return subject && this.input.get('options.output') === 'simplified' ? rows.map(subject) : rows;
	}

	private list(body: unknown): IDataObject[] | undefined {
		return rowsIn(this.context.operation, body)?.map(asObject);
	}

	private built(input: OperationInput): HttpCall {
		return this.completed(this.drafted(input), input, { made: 0 });
	}

	private drafted(input: OperationInput): HttpCall {
		const { operation, operationId } = this.context;
		if (!operation.request) throw new Error(`Operation ${operationId} has neither request nor run`);
		return operation.request(input);
	}

	/** With what the provider adds to every call; a repeated call is completed anew. */
	private completed(
		call: HttpCall,
		input: OperationInput,
		tries: { made: number },
		facts: PaymentPart = this.ownFacts(call, input),
	): HttpCall {
		const { provider, operationId } = this.context;
		if (!provider.complete) return call;
		tries.made += 1;
		const ready = provider.complete(call, input, { ...facts, operation: operationId, attempt: tries.made });
		return { ...ready, again: () => this.completed(call, input, tries, facts) };
	}

	private ownFacts(call: HttpCall, input: OperationInput): PaymentPart {
		const { effect, payment } = this.context.operation;
		if (!payment) return { effect, paymentKey: '', fingerprint: '' };
		const fingerprint = fingerprintOf(payment.facts(call, input));
		return { effect, paymentKey: input.text(payment.keyParameter), fingerprint };
	}
}
