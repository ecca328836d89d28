import type { IDataObject, IHookFunctions } from 'n8n-workflow';

import { fincoreWebhook } from '../../../nodes/Fincore/webhook';
import { isRegistered, register, unregister } from '../../../nodes/shared/webhooks/selfRegistration';
import { at } from '../../../nodes/shared/basics/json';
import { FakeHttp, type Answer } from '../support/helpers.mts';
import { node } from '../support/provider.mts';
import { credential } from './support.mts';

export const URL_OF_NODE = 'https://n8n.example/webhook/abc/webhook';
export const TOKEN_URL = `${URL_OF_NODE}?token=${credential.webhookSecret}`;

/** What the trigger node is set to, and what Fincore answers. */
export interface Given {
	answers?: Answer[];
	parameters?: IDataObject;
	staticData?: IDataObject;
	url?: string;
	workflowId?: string;
	nodeId?: string;
	secret?: string;
	apiKey?: string;
	baseUrl?: string;
}

/** A trigger node between two of its lifecycle calls. */
export class FakeTrigger {
	readonly http: FakeHttp;
	readonly memory: IDataObject;
	readonly log: string[] = [];
	readonly parameters: IDataObject;
	private readonly given: Given;

	constructor(given: Given = {}) {
		this.given = given;
		this.http = new FakeHttp(...(given.answers ?? [{}]));
		this.memory = given.staticData ?? {};
		this.parameters = { registration: 'api', events: ['*'], ...given.parameters };
	}

	readonly check = async () => await isRegistered.call(this.functions, fincoreWebhook);
	readonly create = async () => await register.call(this.functions, fincoreWebhook);
	readonly remove = async () => await unregister.call(this.functions, fincoreWebhook);

	/** The calls so far, as method and path below the base URL. */
	get calls(): string[] {
		return this.http.requests.map(({ method, url }) => `${method} ${url.replace(credential.baseUrl, '')}`);
	}

	private get functions(): IHookFunctions {
		const { secret: webhookSecret = credential.webhookSecret, apiKey = credential.apiKey } = this.given;
		const { baseUrl = credential.baseUrl } = this.given;
		return {
			getCredentials: async () => await Promise.resolve({ webhookSecret, apiKey, baseUrl }),
			getNodeParameter: (name: string, fallback: unknown) => at(this.parameters, name) ?? fallback,
			getNode: () => ({ ...node, id: this.given.nodeId ?? node.id }),
			getWorkflow: () => ({ id: this.given.workflowId ?? 'workflow-of-the-test', active: true }),
			getNodeWebhookUrl: () => this.given.url ?? URL_OF_NODE,
			getWorkflowStaticData: () => this.memory,
			logger: { warn: (line: string) => this.log.push(line) },
			helpers: this.http.helpers,
		} as unknown as IHookFunctions;
	}
}

export const created: Answer = { status: 201, body: { data: { id: 'wh_1' } } };
export const listed = (...rows: IDataObject[]): Answer => ({
	body: { data: rows, meta: { total: rows.length } },
});
export const refused = (status: number, error: IDataObject = {}): Answer => ({ status, body: { error } });

/** What the trigger remembers after it has registered itself. */
export async function registered(given: Given = {}): Promise<IDataObject> {
	const trigger = new FakeTrigger({ ...given, answers: [created] });
	await trigger.create();
	return trigger.memory;
}
