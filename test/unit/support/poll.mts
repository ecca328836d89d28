import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeParameters,
	IPollFunctions,
	WorkflowActivateMode,
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
	credential: IDataObject = { ...credential };
	/** How many rows the provider gives at once, whatever it is asked for. */
	mostPerPage = Infinity;
	/** How n8n has come to poll. */
	activation: WorkflowActivateMode = 'activate';
	/** What the node wrote into n8n's log. */
	readonly log: string[] = [];
	private context = this.functions as unknown as IPollFunctions;
	/** After each page: the list may change between two of them. */
	onPage: () => void = () => undefined;

	constructor(rows: IDataObject[] = []) {
		this.rows = rows;
		this.http.answerTo = async ({ qs }) => {
			const special = this.answers.shift();
			if (special) return await Promise.resolve(special);
			const { page = 1, size, limit, offset } = (qs ?? {}) as Partial<Record<string, number>>;
			const rows = Math.min(size ?? limit ?? this.rows.length, this.mostPerPage);
			const start = offset ?? (page - 1) * rows;
			const data = this.rows.slice(start, start + rows);
			this.onPage();
			return { body: { data } };
		};
	}

	/** What poll() gives to n8n: null, or the events it hands over. */
	async poll(): Promise<INodeExecutionData[] | null> {
		const found = await pollEvents.call(this.context, this.used);
		return found?.[0] ?? null;
	}

	/** n8n starts the trigger: at publishing, or as n8n itself starts. */
	start(activation: WorkflowActivateMode): void {
		this.activation = activation;
		this.context = this.functions as unknown as IPollFunctions;
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
			logger: { warn: (text: string) => void this.log.push(text) },
			getActivationMode: () => this.activation,
			getCredentials: async () => await Promise.resolve({ ...this.credential }),
			getNodeParameter: (name: string, fallback: unknown) => at(this.parameters, name) ?? fallback,
			getNode: () => ({
				...node,
				parameters: this.written ?? this.parameters,
				credentials: { [this.used.provider.credential]: { id: this.credentialId, name: 'Acme' } },
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
