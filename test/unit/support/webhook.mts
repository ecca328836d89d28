import type { IDataObject, IHookFunctions, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import type { TriggerStrategy } from '../../../nodes/shared/api/webhook';
import { handedOver } from '../../../nodes/shared/webhooks/handOver';
import { assertReady } from '../../../nodes/shared/webhooks/readiness';
import { receive } from '../../../nodes/shared/webhooks/receive';
import { FakeHttp, type Answer } from './helpers.mts';
import { node } from './provider.mts';

/** One delivery and the trigger node it comes to. */
export interface GivenDelivery {
	rawBody?: Buffer | string;
	headers?: IDataObject;
	query?: IDataObject;
	parameters?: IDataObject;
	/** Undefined: the credential was deleted. */
	credential?: IDataObject | undefined;
	mode?: string;
	staticData?: IDataObject;
	answers?: Answer[];
	workflowId?: string;
	/** Runs when the node asks for the raw body itself, as it must after a form upload. */
	readRawBody?: () => Promise<Buffer | undefined>;
}

/** What came of a delivery: the HTTP answer a sender gets, and what the workflow gets. */
export interface Outcome {
	status: number;
	answer: unknown;
	workflow: IDataObject[] | undefined;
}

let workflows = 0;

/** A fake of what n8n gives a trigger node for one delivery. */
export class FakeDelivery {
	readonly http: FakeHttp;
	readonly log: string[] = [];
	readonly staticData: IDataObject;
	private readonly given: GivenDelivery;
	private readonly strategy: TriggerStrategy;
	private readonly sent: { status?: number; text?: string; ended: boolean } = { ended: false };

	constructor(strategy: TriggerStrategy, given: GivenDelivery) {
		this.strategy = strategy;
		// Each delivery comes to a workflow of its own, unless a test says otherwise.
		this.given = { workflowId: `workflow-${workflows++}`, ...given };
		this.http = new FakeHttp(...(given.answers ?? [{}]));
		this.staticData = given.staticData ?? {};
	}

	async receive(): Promise<Outcome> {
		const { webhookResponse, workflowData, noWebhookResponse } = (await receive.call(
			this.functions,
			this.strategy,
		)) satisfies IWebhookResponseData;
		const workflow = workflowData?.[0]?.map((item) => handedOver(item)?.event ?? {});
		if (!noWebhookResponse) return { status: 200, answer: webhookResponse, workflow };
		if (!this.sent.ended) throw new Error('The sender waits for ever');
		return { status: this.sent.status ?? 200, answer: this.sent.text, workflow };
	}

	/** What webhook() gives to execute(), before the event is taken out of it. */
	async handOver(): Promise<IDataObject[] | undefined> {
		const { workflowData } = await receive.call(this.functions, this.strategy);
		return workflowData?.[0]?.map(({ json }) => json);
	}

	async activate(): Promise<boolean> {
		return await assertReady.call(this.functions as unknown as IHookFunctions, this.strategy);
	}

	private get functions(): IWebhookFunctions {
		const { given, sent } = this;
		const response = {
			status: (status: number) => ((sent.status = status), response),
			send: (text: string) => ((sent.text = text), response),
			end: () => ((sent.ended = true), response),
		};
		const request: { rawBody: Buffer | undefined; readRawBody: () => Promise<void> } = {
			rawBody: given.rawBody === undefined ? undefined : Buffer.from(given.rawBody),
			readRawBody: async () => {
				request.rawBody = await given.readRawBody?.();
			},
		};
		return {
			getRequestObject: () => request,
			getResponseObject: () => response,
			getHeaderData: () => given.headers ?? {},
			getQueryData: () => given.query ?? {},
			getNodeParameter: (name: string, fallback?: unknown) => {
				const [first = '', ...rest] = name.split('.');
				const all: IDataObject = { events: ['*'], ...given.parameters };
				return (
					rest.reduce<unknown>((inside, key) => (inside as IDataObject | undefined)?.[key], all[first]) ??
					fallback
				);
			},
			getCredentials: async () => {
				if ('credential' in given && given.credential === undefined) throw new Error('Credential not found');
				return await Promise.resolve(given.credential ?? {});
			},
			getNode: () => node,
			getWorkflow: () => ({ id: given.workflowId }),
			getWorkflowStaticData: () => this.staticData,
			getMode: () => given.mode ?? 'trigger',
			logger: { warn: (line: string) => this.log.push(line) },
			helpers: this.http.helpers,
		} as unknown as IWebhookFunctions;
	}
}
