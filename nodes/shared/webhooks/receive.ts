import { type IDataObject, type IWebhookFunctions, type IWebhookResponseData } from 'n8n-workflow';

import type { WebhookRequest } from '../api/verification';
import { type TriggerStrategy, type TriggerSettings, eventNames } from '../api/webhook';
import { parseExactly, isObject } from '../basics/json';
import { confirmSubject } from './confirmation';
import { Repeats } from './repeats';
import { settingsOf } from './settings';

const RECEIVED = { received: true };

/**
 * Receives one delivery. Verified over the raw bytes before anything else; a delivery that fails is answered
 * 401, leaves a line in the log and starts nothing. Unselected events and repeats are answered 200 and start
 * nothing. It doesn't throw for what a stranger sends, because n8n would record that as a failed execution.
 */
export async function receive(
	this: IWebhookFunctions,
	strategy: TriggerStrategy,
): Promise<IWebhookResponseData> {
	// A credential that was deleted can't verify anything; it must not turn a delivery into a failed execution.
	const settings = await settingsOf(this, strategy).catch(() => undefined);
	if (!settings) return refuse(this, 'the credential of the trigger can not be read');
	const problem = strategy.notReady(settings);
	if (problem !== undefined) return refuse(this, problem);
	const request = await requestOf(this);
	const verdict = strategy.verify(request, settings);
	if (!verdict.ok) return refuse(this, verdict.reason);
	const body = parseExactly(request.rawBody.toString('utf8'));
	if (!isObject(body)) return answer(this, 400, 'The body is not a JSON object');
	return await accept(this, strategy, settings, request.rawBody, body, verdict.method);
}

function refuse(functions: IWebhookFunctions, reason: string): IWebhookResponseData {
	const { name } = functions.getNode();
	functions.logger.warn(`${name}: refused a webhook with 401, no workflow was started: ${reason}`);
	return answer(functions, 401, 'Not accepted');
}

async function accept(
	functions: IWebhookFunctions,
	strategy: TriggerStrategy,
	settings: TriggerSettings,
	rawBody: Buffer,
	body: IDataObject,
	method: string,
): Promise<IWebhookResponseData> {
	const event = strategy.eventName(body, settings);
	if (!isWanted(event, settings.get('events'))) return { webhookResponse: RECEIVED };

	const eventId = strategy.eventId(body, rawBody, method);
	const found = strategy.subject(body, event);
	const scope = `${functions.getWorkflow().id}:${functions.getNode().id}`;
	const repeats = new Repeats(scope, eventId, functions.getWorkflowStaticData('node'));
	// While a person tries the trigger in the editor, the same event may come as often as they send it.
	const live = functions.getMode() !== 'manual';
	const before = live ? repeats.seen() : 'no';
	if (before === 'yes') return { webhookResponse: RECEIVED };
	// Answered 200 it would be gone, should the earlier delivery be held back or n8n fail to start it.
	if (before === 'checking') return answer(functions, 503, 'Not confirmed yet');

	const checked = await confirmSubject(functions, strategy.provider, strategy.confirmation, found, settings);
	// Neither the sender nor the provider's API vouches for it.
	if (checked.verdict === 'notConfirmable' && method === 'none') {
		repeats.forget();
		functions.logger.warn(
			`${functions.getNode().name}: no workflow was started: the webhook is not verified and names nothing the API could confirm`,
		);
		return { webhookResponse: RECEIVED };
	}
	if (checked.verdict === 'refused') {
		repeats.forget();
		functions.logger.warn(
			`${functions.getNode().name}: held back a webhook with 503, no workflow was started: ${checked.reason}`,
		);
		return answer(functions, 503, 'Not confirmed yet');
	}
	if (live) repeats.keep();
	const output: IDataObject = {
		event: event ?? null,
		eventId,
		receivedAt: new Date(settings.nowSeconds * 1000).toISOString(),
		verification: { method, verified: method !== 'none' },
		...(checked.verdict === 'off' ? {} : { confirmation: checked.verdict }),
		subject: checked.subject,
		body,
	};
	const json = settings.get('options.output') === 'raw' ? body : output;
	return { webhookResponse: RECEIVED, workflowData: [[{ json }]] };
}

function isWanted(event: string | undefined, selected: unknown): boolean {
	const wanted = eventNames(selected);
	return wanted.includes('*') || (event !== undefined && wanted.includes(event));
}

async function requestOf(functions: IWebhookFunctions): Promise<WebhookRequest> {
	const request = functions.getRequestObject();
	// It fails on a body that n8n has used up already, as it does with multipart.
	if (request.rawBody === undefined) await request.readRawBody().catch(() => undefined);
	const query: unknown = functions.getQueryData();
	return {
		// Without raw bytes there is nothing to verify: an empty body matches no signature of a real event.
		rawBody: request.rawBody ?? Buffer.alloc(0),
		headers: texts(functions.getHeaderData()),
		query: texts(query),
	};
}

function texts(values: unknown): Record<string, string | undefined> {
	const entries = Object.entries(isObject(values) ? values : {});
	return Object.fromEntries(
		entries.map(([name, value]) => [name, typeof value === 'string' ? value : undefined]),
	);
}

function answer(functions: IWebhookFunctions, status: number, text: string): IWebhookResponseData {
	functions.getResponseObject().status(status).send(text).end();
	return { noWebhookResponse: true };
}
