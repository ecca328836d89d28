import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { CallFailure, isNotFound } from '../api/failure';
import type { OperationInput } from '../api/operation';
import { asObject, rowsIn, withoutList } from '../api/output';
import type { Page } from '../api/paging';
import type { ListSource, ListSources } from '../api/picker';
import type { Provider } from '../api/provider';
import { isPathSafe } from '../basics/addresses';
import { hashOf } from '../basics/hash';
import { firstText } from '../basics/json';
import { textOf } from '../basics/text';
import { itemError } from '../errors/itemError';
import { asSentence } from '../errors/wording';
import { credentialSecrets } from '../http/credentialSecrets';
import { mayBeCap } from '../http/pages';
import { Transport } from '../http/transport';
import { completed, listInput } from './listCall';
import { firstListPage, fromToken, toToken, type ListPlace } from './listPlace';

/** Pages looked through at once for what a person typed; n8n asks for more when they scroll. */
const MAX_PAGES_SEARCHED = 10;

type ListSearch = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

/** The list searches of a node: what its fields with From List ask. */
export function listSearches(provider: Provider, sources: ListSources): Record<string, ListSearch> {
	const entries = Object.entries(sources).map(([name, source]): [string, ListSearch] => [
		name,
		async function (filter, paginationToken) {
			return await searchList(this, provider, source, filter, paginationToken);
		},
	]);
	return Object.fromEntries(entries);
}

/**
 * The entries of a From List field. APIs that document no search are searched here: names and ids of what was read.
 *
 * @param filter what the person typed to narrow the list
 * @param paginationToken where the answer before this one ended
 * @throws NodeApiError, NodeOperationError with the same words as the operation itself, and a way on without the list
 */
export async function searchList(
	functions: ILoadOptionsFunctions,
	provider: Provider,
	source: ListSource,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const credential = await functions.getCredentials(provider.credential);
	const wanted = filter.trim().toLowerCase();
	const reader = new ListReader(functions, provider, source, credential, filter.trim());
	const start = fromToken(paginationToken) ?? firstListPage(source.operation.paging);
	return await reader.from(start, ({ name, value }) =>
		source.isSearchedByApi ? true : `${name} ${value}`.toLowerCase().includes(wanted),
	);
}

/** Reads the pages of one list for one answer. */
class ListReader {
	private readonly transport: Transport;

	constructor(
		private readonly functions: ILoadOptionsFunctions,
		private readonly provider: Provider,
		private readonly source: ListSource,
		private readonly credential: ICredentialDataDecryptedObject,
		private readonly filter: string,
	) {
		this.transport = new Transport({ functions, provider, credential });
	}

	/** Pages until one has something that is wanted; where a person scrolls on, the next one. */
	async from(start: ListPlace, isWanted: (entry: INodeListSearchItems) => boolean) {
		const found = new Map<INodeListSearchItems['value'], INodeListSearchItems>();
		let place: ListPlace | undefined = start;
		for (let pages = 0; place && found.size === 0 && pages < MAX_PAGES_SEARCHED; pages++) {
			const page: ReadPage = await this.page(place);
			for (const entry of page.entries.filter(isWanted)) {
				if (!found.has(entry.value)) found.set(entry.value, entry);
			}
			place = page.next;
		}
		const results = [...found.values()];
		return place ? { results, paginationToken: toToken(place) } : { results };
	}

	private async page(place: ListPlace): Promise<ReadPage> {
		const { operation, entry } = this.source;
		const { page } = place;
		const isLater = place.before !== undefined;
		const answer = await this.answer(page, isLater);
		if (!answer) return { entries: [] };
		const { body } = answer;
		const listed = rowsIn(operation, body);
		const isBrokenOff = place.isAfterFull === true && withoutList(operation, body) === 'nothing';
		if (!listed || isBrokenOff) throw this.inWords(noList(body, isLater));
		const rows = listed.map(asObject);
		const [first] = rows;
		const mark = first && hashOf(first);
		// A server that knows no pages answers with the same ones for ever.
		if (mark === undefined || mark === place.before) return { entries: [] };
		const entries = rows
			.map((row) => entry(row))
			.filter((one) => one !== undefined)
			.filter(({ value }) => isPlain(value));
		return { entries, next: this.next(place, body, rows, mark) };
	}

	private next({ page }: ListPlace, body: unknown, rows: IDataObject[], mark: string): ListPlace | undefined {
		const { paging } = this.source.operation;
		if (!paging || paging.isLast?.(body, page)) return undefined;
		const offset = page.offset + rows.length;
		const total = paging.total?.(body);
		if (total !== undefined && offset === total) return undefined;
		const isAfterFull = rows.length >= page.size || mayBeCap(rows.length);
		return { page: { ...page, number: page.number + 1, offset }, before: mark, isAfterFull };
	}

	/** Undefined when the API says that there is no such page. */
	private async answer(page: Page, isLater: boolean): Promise<{ body: unknown } | undefined> {
		const { operation, call } = this.source;
		const parameter = (name: string) => this.functions.getCurrentNodeParameter(name);
		try {
			const ready = completed(call(page, parameter, this.filter), this.provider, operation, this.form(page));
			return await this.transport.send(ready, operation.effect, operation.refusal);
		} catch (thrown) {
			const isEnd = isLater && operation.paging?.notFoundIsEnd === true && isNotFound(thrown);
			if (isEnd) return undefined;
			throw this.inWords(thrown);
		}
	}

	private form(page: Page): OperationInput {
		return listInput(this.functions, this.credential, page);
	}

	private inWords(thrown: unknown) {
		const { provider, credential, functions } = this;
		const { operation } = this.source;
		const secrets = credentialSecrets(provider, credential);
		const node = functions.getNode();
		const { error } = itemError(thrown, { provider, operation, credential, node, itemIndex: 0, secrets });
		// The editor gets the message alone.
		error.message = [error.message, ...textOf(error.description).split('\n'), WITHOUT_LIST]
			.filter((line) => line !== '')
			.map(asSentence)
			.join(' ');
		return error;
	}
}

const WITHOUT_LIST = 'Without the list, choose By ID and type the ID';

interface ReadPage {
	entries: INodeListSearchItems[];
	/** Absent at the end of the list. */
	next?: ListPlace;
}

/** What begins with = would become an expression as soon as it is chosen, and run whatever its author wrote. */
function isPlain(value: INodeListSearchItems['value']): boolean {
	return !String(value).startsWith('=') && isPathSafe(String(value));
}

function noList(body: unknown, isLater: boolean): CallFailure {
	const said = firstText(body, ['message', 'error.message', 'error']);
	const otherwise = isLater ? 'A later page of the list holds no list' : 'The answer holds no list';
	return new CallFailure({ outcome: 'refused', message: said ?? otherwise });
}
