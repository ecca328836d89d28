import type { IDataObject } from 'n8n-workflow';

import type { HttpCall } from '../api/call';
import { contentId } from '../api/eventId';
import { CallFailure } from '../api/failure';
import type { Operation } from '../api/operation';
import { asObject, rowsIn, withoutList } from '../api/output';
import type { Page } from '../api/paging';
import type { ListOrder, RowState } from '../api/poll';
import { instantOf } from '../basics/dates';
import { InputError } from '../basics/inputError';
import { wholeList } from '../http/gap';
import { walkPages, type FetchedPage } from '../http/pages';
import { Transport } from '../http/transport';
import { mayBeNewestFirst, provenOrder } from './listOrder';
import { firstWalk, newestFirst, rowsToReach, type ListedRow, type Reach } from './news';
import { rowKey } from './pollMemory';
import type { PollNode } from './pollNode';

/** A row of the list with what it says. */
export interface ReadRow extends ListedRow, RowState {
	row: IDataObject;
}

/** Of a list in no known order every row is remembered. */
export const MOST_IN_ANY_ORDER = 5000;

/** In place of an answer: the API knows no such page. */
const BEHIND_LAST = Symbol('behind the last page');

const NO_PAGE: Page = { number: 1, offset: 0, size: 0 };

/** What a walk has found. */
export interface Walked {
	/** From the newest on, as far as the reach asks for. */
	rows: ReadRow[];
	/** In which order they were read. */
	order: ListOrder;
	/** The order later walks go by; undefined while the list has not shown it. */
	proven: ListOrder | undefined;
	/** Whether these are all the list has. */
	isAll: boolean;
}

/**
 * Reads the provider's list.
 *
 * @param proven the order an earlier walk has found
 */
export async function walkList(poll: PollNode, reach: Reach, proven?: ListOrder): Promise<Walked> {
	return await new ListWalk(poll, reach, proven).rows();
}

class ListWalk {
	/** By key: a row that has moved to the next page while it was asked for is one, as it was seen last. */
	private readonly listed = new Map<string, ReadRow>();
	private readonly transport: Transport;
	private order: ListOrder;
	/** Given or found for good: what later rows seem to say does not turn it. */
	private isProven: boolean;
	private isAll = true;

	constructor(
		private readonly poll: PollNode,
		private readonly reach: Reach,
		proven: ListOrder | undefined,
	) {
		const { functions, strategy, settings } = poll;
		const { provider } = strategy;
		this.transport = new Transport({ functions, provider, credential: settings.credential });
		this.order = proven ?? strategy.order(settings);
		const isChosen = settings.get('options.listOrder') !== undefined;
		this.isProven = proven !== undefined || isChosen || this.order !== 'newestFirst';
	}

	async rows(): Promise<Walked> {
		const { settings, strategy } = this.poll;
		const { paging } = strategy.operation(settings);
		const chosen = settings.get('options.pageSize');
		if (paging) {
			const size = chosen === undefined ? paging.pageSize : Number(chosen);
			const fetch = async (page: Page, isProbe: boolean) => await this.page(page, isProbe);
			wholeList(await walkPages(paging, Infinity, fetch, { size }));
		} else await this.page(NO_PAGE, false);
		const listed = [...this.listed.values()];
		const proven = this.isProven ? this.order : provenOrder(listed);
		if (!this.isProven && !mayBeNewestFirst(listed)) this.order = 'any';
		const rows = newestFirst(listed, this.order);
		// A list that had to be read from its oldest row on: what is older than the reach is of no interest.
		const end = this.order === 'oldestFirst' ? rowsToReach(rows, this.reach) : Infinity;
		const isAll = this.isAll && end >= rows.length;
		return { rows: rows.slice(0, end), order: this.order, proven, isAll };
	}

	private async page(page: Page, isProbe: boolean): Promise<FetchedPage> {
		const { provider } = this.poll.strategy;
		const operation = this.poll.strategy.operation(this.poll.settings);
		const input = { ...this.poll.input, page };
		const call = operation.request?.(input);
		if (!call) throw new InputError(`${provider.name} has no call that lists these`);
		const body = await this.answer(operation, this.poll.completed(call, input));
		const found = body === BEHIND_LAST ? [] : rowsIn(operation, body);
		if (!found) {
			throw new InputError(
				`${provider.name} answered without a list`,
				`See with "${operation.action}" of the ${provider.name} node what it answers.`,
			);
		}
		const rows = found.map(asObject);
		if (isProbe) return { rows, body };
		for (const row of rows) this.take(row);
		const last = this.isFarEnough();
		if (last) this.isAll = false;
		const without = body === BEHIND_LAST ? undefined : withoutList(operation, body);
		return { rows, body, last, without };
	}

	private async answer({ paging, refusal }: Operation, call: HttpCall): Promise<unknown> {
		const mayBeMissing = this.listed.size > 0 && paging?.notFoundIsEnd === true;
		const reply = await this.transport.send(call, 'read', refusal).catch((thrown: unknown) => {
			if (mayBeMissing && thrown instanceof CallFailure && thrown.failure.httpStatus === 404)
				return undefined;
			throw thrown;
		});
		return reply ? reply.body : BEHIND_LAST;
	}

	private take(row: IDataObject): void {
		const { strategy, settings } = this.poll;
		const key = rowKey(strategy.key(row) ?? contentId(row));
		const doubtful = this.reach.doubtful.get(key);
		const isPast = doubtful !== undefined && strategy.read(row, doubtful, settings).state !== doubtful;
		const before = isPast ? doubtful : this.reach.known.get(key);
		const read = strategy.read(row, before, settings);
		const unchanged = before === undefined ? undefined : before === read.state;
		const at = instantOf(strategy.time(row));
		const made = strategy.made ? instantOf(strategy.made(row)) : at;
		this.listed.set(key, { ...read, row, key, at, made, unchanged });
	}

	private isFarEnough(): boolean {
		const rows = [...this.listed.values()];
		const mayEnd = this.order === 'newestFirst' && rowsToReach(rows, this.reach) <= rows.length;
		if (mayEnd && this.isProven) return true;
		if (mayEnd && rows.length >= firstWalk(this.reach.lookBack)) {
			this.isProven = true;
			if (mayBeNewestFirst(rows)) return true;
			// Nothing is missed in a list that is read to its end.
			this.order = 'any';
		}
		if (this.order === 'any' && rows.length > MOST_IN_ANY_ORDER) {
			throw new InputError(
				`The list has more than ${MOST_IN_ANY_ORDER} rows, which is too many to look through at each poll`,
				'Set Options > List Order to the order the provider lists them in.',
			);
		}
		return false;
	}
}
