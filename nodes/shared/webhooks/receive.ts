import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import type { WebhookRequest } from '../api/verification';
import { wantedEvents, type Delivered, type TriggerSettings, type TriggerStrategy } from '../api/webhook';
import { readObject } from '../basics/json';
import { shortened } from '../basics/quote';
import { hideSecrets, redact } from '../basics/redact';
import { credentialSecrets } from '../http/credentialSecrets';
import { valueWithoutSecrets } from '../http/withoutSecrets';
import { accountOf } from './account';
import { confirmSubject } from './confirmation';
import { credentialOf, FRESH_MS, NEW_MS, type Reading } from './credentialMemory';
import { requestOf, tooMuch } from './delivery';
import { eventWord, handOver } from './handOver';
import { logLine } from './logLine';
import { passesRepeatsOn } from './repeatChoice';
import { settingsWith } from './settings';
import { startedHere, triggerOf } from './startedHere';
import { toldOf } from './told';
import { verifyWithSecrets, type Verified } from './verifyWithSecrets';

const RECEIVED: IWebhookResponseData = { webhookResponse: { received: true } };

/**
 * Receives one delivery. Verified over the raw bytes before anything else; a delivery that fails is answered 401,
 * leaves a line in the log and starts nothing. One that is no event, though verified, is answered 400 in the same way.
 * Unselected events are answered 200 and start nothing. Whether it is a repeat decides `startOnce` in the run that
 * begins with it, except for events this process knows to have started. Nothing is thrown, because n8n would record
 * that as a failed execution.
 */
export async function receive(
	this: IWebhookFunctions,
	strategy: TriggerStrategy,
): Promise<IWebhookResponseData> {
	const delivery = new Delivery(this, strategy);
	return await delivery.verified().then(
		async (verified) => ('refused' in verified ? verified.refused : await delivery.accept(verified)),
		// What a stranger has sent was more than we know to refuse.
		() => delivery.refuse('it could not be read'),
	);
}

interface Genuine extends Verified {
	settings: TriggerSettings;
	rawBody: Buffer;
}

class Delivery {
	constructor(
		private readonly functions: IWebhookFunctions,
		private readonly strategy: TriggerStrategy,
	) {}

	/** Verified with the credential as it was read some seconds ago, or as it is now when that one refuses. */
	async verified(): Promise<Genuine | { refused: IWebhookResponseData }> {
		const { functions, strategy } = this;
		const request = await requestOf(functions);
		const excess = tooMuch(request);
		if (excess !== undefined) return { refused: this.refuse(excess) };
		const { credential: type } = strategy.provider;
		const remembered = credentialOf(functions, type, FRESH_MS);
		let verdict = await this.judged(request, remembered);
		if ('reason' in verdict) {
			const present = credentialOf(functions, type, NEW_MS);
			if (present !== remembered) verdict = await this.judged(request, present);
		}
		return 'reason' in verdict ? { refused: this.refuse(verdict.reason) } : verdict;
	}

	private async judged(request: WebhookRequest, reading: Reading): Promise<Genuine | { reason: string }> {
		const { functions, strategy } = this;
		// A credential that was deleted can't verify anything; it must not turn a delivery into a failed execution.
		const credential = await reading.credential.catch(() => undefined);
		if (!credential) return { reason: 'the credential of the trigger can not be read' };
		const settings = settingsWith(functions, credential);
		const problem = strategy.notReady(settings);
		if (problem !== undefined) return { reason: problem };
		const verdict = verifyWithSecrets(strategy, request, settings);
		return verdict.ok ? { ...verdict, settings, rawBody: request.rawBody } : { reason: verdict.reason };
	}

	refuse(reason: string): IWebhookResponseData {
		this.warn(`refused a webhook with 401, no workflow was started: ${reason}`);
		return this.answer(401, 'Not accepted');
	}

	/** What is genuine but can't be dealt with now is answered 503: the sender comes again. */
	async accept(genuine: Genuine): Promise<IWebhookResponseData> {
		const { settings, rawBody, ...verified } = genuine;
		const body = readObject(rawBody);
		if (!body) return this.refuseBody(verified);
		try {
			const event = this.strategy.eventName(body, settings);
			if (!isWanted(event, wantedEvents(settings.get))) return RECEIVED;
			const subject = this.strategy.subject(body, event);
			return await this.started({ body, method: verified.method, event, subject }, verified, settings);
		} catch (error) {
			return this.holdBack(error instanceof Error ? error.message : 'it could not be dealt with', settings);
		}
	}

	/** Where nothing was verified it may come from anyone: the same answer as to a forgery. */
	private refuseBody({ method }: Verified): IWebhookResponseData {
		const reason = 'the body is not one JSON object, or nested too deep';
		if (method === 'none') return this.refuse(reason);
		this.warn(`refused a webhook with 400, no workflow was started: ${reason}`);
		return this.answer(400, 'The body is not a JSON object');
	}

	private async started(
		delivered: Delivered,
		verified: Verified,
		settings: TriggerSettings,
	): Promise<IWebhookResponseData> {
		const { functions, strategy } = this;
		const { provider, confirmation } = strategy;
		const { method, body, event } = delivered;
		const vouchedFor = method !== 'none';
		const claim = { event, subject: delivered.subject, vouchedFor, settings };
		const checked = await confirmSubject(functions, provider, confirmation, claim);
		if (checked.verdict === 'refused') return this.holdBack(checked.reason, settings, delivered);
		const { verdict } = checked;
		// Neither the sender nor the provider's API vouches for it.
		if (verdict === 'notConfirmable' && !vouchedFor) {
			this.warn(
				'no workflow was started: the webhook is not verified and names nothing the API could confirm',
			);
			return RECEIVED;
		}
		const isRaw = settings.get('options.output') === 'raw';
		const { subject } = checked;
		const told = toldOf(strategy, { ...delivered, subject }, verdict === 'confirmed', isRaw);
		const { eventId } = told;
		const account = accountOf(functions.getNode(), provider, settings.credential);
		if (this.isKnown(eventWord({ eventId, account }), settings)) return RECEIVED;
		const output: IDataObject = {
			event: told.event,
			eventId,
			receivedAt: new Date(settings.nowSeconds * 1000).toISOString(),
			verification: { method, verified: vouchedFor, secret: verified.secret },
			...(verdict === 'off' ? {} : { confirmation: verdict }),
			subject: told.subject,
			body,
		};
		const given = this.shown(isRaw ? body : output, settings);
		return { ...RECEIVED, workflowData: [[handOver(given, eventId, account)]] };
	}

	/** A provider may quote the secret, as in the address it calls: whoever has it can forge events. */
	private shown(given: IDataObject, { credential }: TriggerSettings): IDataObject {
		return valueWithoutSecrets(given, credentialSecrets(this.strategy.provider, credential));
	}

	/** Whether this process has started it and the trigger drops repeats; a run would only find out the same. */
	private isKnown(word: string, { get }: TriggerSettings): boolean {
		const { functions } = this;
		if (functions.getMode() === 'manual' || passesRepeatsOn(get)) return false;
		return startedHere.has(triggerOf(functions), word);
	}

	private holdBack(
		reason: string,
		{ credential }: TriggerSettings,
		delivered?: Delivered,
	): IWebhookResponseData {
		const secrets = credentialSecrets(this.strategy.provider, credential);
		const about = delivered ? hideSecrets(namesOf(delivered), secrets) : '';
		this.warn(`held back a webhook with 503, no workflow was started: ${redact(reason, secrets)}${about}`);
		return this.answer(503, 'Not confirmed yet');
	}

	private warn(text: string): void {
		this.functions.logger.warn(logLine(this.functions, text));
	}

	private answer(status: number, text: string): IWebhookResponseData {
		this.functions.getResponseObject().status(status).send(text).end();
		return { noWebhookResponse: true };
	}
}

/** Which event it was; nobody vouches for the names in one that proves nothing. */
function namesOf({ method, event, subject: { reference } }: Delivered): string {
	if (method === 'none') return '';
	const named = Object.entries({ event, reference }).flatMap(([label, text]) =>
		text ? [`${label} ${JSON.stringify(shortened(text))}`] : [],
	);
	return named.length === 0 ? '' : ` (${named.join(', ')})`;
}

function isWanted(event: string | undefined, wanted: readonly string[]): boolean {
	return wanted.includes('*') || (event !== undefined && wanted.includes(event));
}
