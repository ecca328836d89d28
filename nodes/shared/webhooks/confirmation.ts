import type { IWebhookFunctions } from 'n8n-workflow';

import { CallFailure } from '../api/failure';
import type { Provider } from '../api/provider';
import type { Subject } from '../api/subject';
import type { TriggerSettings, Confirmation } from '../api/webhook';
import { InputError } from '../basics/inputError';
import { Transport } from '../http/transport';

/** What came of it. `off`: not asked for. */
export type Confirmed =
	| { verdict: 'off' | 'confirmed' | 'notConfirmable'; subject: Subject }
	| { verdict: 'refused'; reason: string };

// Providers give a receiver about ten seconds; a sender that gets 503 comes again.
const TIMEOUT_MS = 8000;

/** Asks the API about an event when the trigger is set to. Doesn't throw for what the API answers. */
export async function confirmSubject(
	functions: IWebhookFunctions,
	provider: Provider,
	confirmation: Confirmation | undefined,
	subject: Subject,
	settings: TriggerSettings,
): Promise<Confirmed> {
	if (!confirmation || settings.get('options.confirmWithApi') !== true) return { verdict: 'off', subject };
	try {
		const call = confirmation.call(subject);
		if (!call) return { verdict: 'notConfirmable', subject };
		const { credential } = settings;
		const transport = new Transport({ functions, provider, credential, timeoutMs: TIMEOUT_MS, maxTries: 1 });
		const reply = await transport.send(call, 'read');
		const read = confirmation.read(reply.body, subject);
		if (typeof read === 'string') return { verdict: 'refused', reason: read };
		const hidden = settings.get('options.output') === 'raw' ? contradiction(subject, read) : undefined;
		return hidden === undefined
			? { verdict: 'confirmed', subject: read }
			: { verdict: 'refused', reason: hidden };
	} catch (error) {
		return { verdict: 'refused', reason: reasonOf(error, provider) };
	}
}

/** The raw body carries the event's word on the status only, so no end must go out in it that the API denies. */
function contradiction(event: Subject, { status }: Subject): string | undefined {
	const claimsNoEnd = event.status === 'pending' || event.status === 'unknown';
	return claimsNoEnd || status === event.status
		? undefined
		: `the event says ${event.status}, the API says ${status}, and Output is set to the raw body`;
}

function reasonOf(error: unknown, { name }: Provider): string {
	if (error instanceof InputError) return error.message;
	const { httpStatus, code, own, network } = error instanceof CallFailure ? error.failure : {};
	if (httpStatus === 404) return `${name} does not know this transaction`;
	return `${name} could not be asked (${httpStatus ? `HTTP ${httpStatus}` : (code ?? network ?? own ?? 'no answer')})`;
}
