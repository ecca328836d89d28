import type { IWebhookFunctions } from 'n8n-workflow';

import { claimedState, isEnd } from '../api/eventState';
import { CallFailure, isNotFound } from '../api/failure';
import type { Provider } from '../api/provider';
import type { Subject, SubjectStatus } from '../api/subject';
import type { Confirmation, TriggerSettings } from '../api/webhook';
import { InputError } from '../basics/inputError';
import { quoted } from '../basics/quote';
import { Transport } from '../http/transport';

/** What came of it. `off`: not asked for. */
export type Confirmed =
	| { verdict: 'off' | 'confirmed' | 'notConfirmable'; subject: Subject }
	| { verdict: 'refused'; reason: string };

/** An event the API is to be asked about. */
export interface Claim {
	event: string | undefined;
	subject: Subject;
	/** Whether the sender has proved itself. */
	vouchedFor: boolean;
	settings: TriggerSettings;
}

// Providers give a receiver about ten seconds; a sender that gets 503 comes again.
const TIMEOUT_MS = 8000;

/** Asks the API about an event when the trigger is set to. Doesn't throw for what the API answers. */
export async function confirmSubject(
	functions: IWebhookFunctions,
	provider: Provider,
	confirmation: Confirmation | undefined,
	claim: Claim,
): Promise<Confirmed> {
	const { event, subject, vouchedFor, settings } = claim;
	if (!confirmation || settings.get('options.confirmWithApi') !== true) return { verdict: 'off', subject };
	try {
		const call = confirmation.call(subject, event);
		if (!call) return { verdict: 'notConfirmable', subject };
		const { credential } = settings;
		const transport = new Transport({ functions, provider, credential, timeoutMs: TIMEOUT_MS, maxTries: 1 });
		const reply = await transport.send(call, 'read');
		const read = confirmation.read(reply.body, subject);
		if (typeof read === 'string') return { verdict: 'refused', reason: read };
		const reason = contradiction(claim, read, confirmation);
		return reason === undefined ? { verdict: 'confirmed', subject: read } : { verdict: 'refused', reason };
	} catch (error) {
		// One that nobody vouches for may be about what the API will know in a moment.
		const isElsewhere = isNotFound(error) && vouchedFor && confirmation.mayBeElsewhere(subject, event);
		return isElsewhere
			? { verdict: 'notConfirmable', subject }
			: { verdict: 'refused', reason: reasonOf(error, provider) };
	}
}

/**
 * An API can lag behind its webhooks: told with the state before, the end would pass for a repeat of it and never come
 * again. A late event about a state that is over contradicts nothing.
 */
function contradiction(
	{ event, subject, settings }: Claim,
	told: Subject,
	{ statusWords }: Confirmation,
): string | undefined {
	const said = claimedState(event, subject, statusWords);
	if (!isEnd(said) || isSameWord(subject, told)) return undefined;
	const state = claimedState(undefined, told, statusWords);
	const reason = `the event says ${said}, the API says ${wordFor(told)}`;
	if (isAhead(said, state)) return reason;
	// The raw body carries the event's word alone, so no end must go out in it that the API denies.
	return settings.get('options.output') === 'raw' && said !== state
		? `${reason}, and Output is set to the raw body`
		: undefined;
}

/**
 * Whether an event may tell what comes after the state the API knows: an expired link can still be paid, a payment sent
 * back.
 */
function isAhead(said: SubjectStatus, state: SubjectStatus): boolean {
	if (!isEnd(state)) return true;
	if (said === 'succeeded') return ['failed', 'cancelled', 'expired'].includes(state);
	return said === 'refunded' && state === 'succeeded';
}

function isSameWord(subject: Subject, told: Subject): boolean {
	return subject.providerStatus?.toLowerCase() === told.providerStatus?.toLowerCase();
}

function wordFor({ status, providerStatus }: Subject): string {
	return status === 'unknown' && providerStatus !== null ? quoted(providerStatus) : status;
}

function reasonOf(error: unknown, { name }: Provider): string {
	if (error instanceof InputError) return error.message;
	if (isNotFound(error)) return `${name} does not know this transaction`;
	const { httpStatus, code, own, network } = error instanceof CallFailure ? error.failure : {};
	return `${name} could not be asked (${httpStatus ? `HTTP ${httpStatus}` : (code ?? network ?? own ?? 'no answer')})`;
}
