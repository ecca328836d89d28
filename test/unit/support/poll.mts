import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeParameters,
	IPollFunctions,
} from 'n8n-workflow';

import type { Operation } from '../../../nodes/shared/api/operation';
import { chosenOrder, stateById, type PollStrategy } from '../../../nodes/shared/api/poll';
import type { Provider } from '../../../nodes/shared/api/provider';
import { readSubject } from '../../../nodes/shared/api/subject';
import { at, firstText } from '../../../nodes/shared/basics/json';
import { pollEvents } from '../../../nodes/shared/polling/pollEvents';
import { startOrSample } from '../../../nodes/shared/polling/startOrSample';
import { FakeHttp, type Answer } from './helpers.mts';
import { acme, credential, node } from './provider.mts';

const listThings: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many things',
	description: 'List things',
	effect: 'read',
	rows: ['data'],
	paging: { firstPage: 1, pageSize: 4 },
	request: ({ page }) => ({ method: 'GET', path: '/things', query: { page: page.number, size: page.size } }),
};

export function thingPoll(provider: Provider, operation: Partial<Operation> = {}): PollStrategy {
	return {
		provider,
		operation: () => ({ ...listThings, ...operation }),
		order: (settings) => chosenOrder(settings, 'newestFirst'),
		choosing: ['list'],
		key: (row) => firstText(row, ['id']),
		time: (row) => firstText(row, ['at']),
		read: (body) => {
			const subject = readSubject(body, {
				base: [''],
				id: ['id'],
				reference: [],
				amount: [],
				currency: [],
				type: [],
				status: ['status'],
				statusWords: { succeeded: ['paid'], pending: ['open'] },
			});
			const eventId = `${subject.id}:${subject.status}`;
			return stateById({ event: `thing.${subject.status}`, eventId, subject, body });
		},
	};
}

/** A poll trigger, and a provider whose list a test may change at any moment. */
export class FakePoll {
	/** As the provider lists them. */
	rows: IDataObject[] = [];
	memory: IDataObject = {};
	parameters: IDataObject = {};
	readonly http = new FakeHttp();
	/** Answers in place of the list, once each. */
	readonly answers: Answer[] = [];
	provider = acme();
	/** Parameters as they stand in the form, where expressions give others. */
	written: INodeParameters | undefined;
	strategy: PollStrategy | undefined;
	credentialId = 'cred-1';
	/** After each page: the list may change between two of them. */
	onPage: () => void = () => undefined;

	constructor(rows: IDataObject[] = []) {
		this.rows = rows;
		this.http.answerTo = async ({ qs }) => {
			const special = this.answers.shift();
			if (special) return await Promise.resolve(special);
			const { page = 1, size = this.rows.length } = (qs ?? {}) as { page?: number; size?: number };
			const data = this.rows.slice((page - 1) * size, page * size);
			this.onPage();
			return { body: { data } };
		};
	}

	/** What poll() gives to n8n: null, or the events it hands over. */
	async poll(): Promise<INodeExecutionData[] | null> {
		const found = await pollEvents.call(this.functions as unknown as IPollFunctions, this.used);
		return found?.[0] ?? null;
	}

	/** The ids of the events of one poll. */
	async ids(): Promise<string[]> {
		return ((await this.poll()) ?? []).map(({ json }) => String(at(json, 'delivery.eventId')));
	}

	/** What execute() makes of these items. */
	async execute(items: INodeExecutionData[] = [{ json: {} }], mode = 'manual'): Promise<IDataObject[]> {
		const run = {
			...this.functions,
			getInputData: () => items,
			getMode: () => mode,
			getNodeParameter: (name: string, _item: number, fallback: unknown) =>
				at(this.parameters, name) ?? fallback,
		};
		const [given = []] = await startOrSample.call(run as unknown as IExecuteFunctions, this.used);
		return given.map(({ json }) => json);
	}

	/** The pages that were asked for. */
	get pages(): number {
		return this.http.requests.length;
	}

	private get used(): PollStrategy {
		return this.strategy ?? thingPoll(this.provider);
	}

	private get functions() {
		return {
			getCredentials: async () => await Promise.resolve({ ...credential }),
			getNodeParameter: (name: string, fallback: unknown) => at(this.parameters, name) ?? fallback,
			getNode: () => ({
				...node,
				parameters: this.written ?? this.parameters,
				credentials: { acmeApi: { id: this.credentialId, name: 'Acme' } },
			}),
			getWorkflow: () => ({ id: 'workflow-1', name: 'Polling', active: true }),
			getWorkflowStaticData: () => this.memory,
			getTimezone: () => 'Africa/Lagos',
			helpers: {
				...this.http.helpers,
				checkProcessedAndRecord: async (words: string[]) =>
					await Promise.resolve({ new: words, processed: [] }),
			},
		};
	}
}

/** Rows from the newest on: `thing(3, 2)` are 3 and 2. */
export const things = (...numbers: number[]): IDataObject[] => numbers.map((number) => thing(number));

export const thing = (number: number, status = 'open', more: IDataObject = {}): IDataObject => ({
	id: `t${number}`,
	status,
	...more,
});

export const down = (from: number, to: number): number[] =>
	Array.from({ length: from - to + 1 }, (_, index) => from - index);
