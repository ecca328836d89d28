import type { IAllExecuteFunctions } from 'n8n-workflow';

import type { Provider } from '../api/provider';

/** A login may be made on the way, with a time limit of its own; the call behind it must not pay for it. */
const LOGIN_MS = 30_000;

/**
 * Ends one try of a call. The timeout of n8n's helper begins anew with every byte, so a server that drips its
 * answer would hold it for ever.
 */
export function deadlineOf({
	provider,
	timeoutMs,
}: {
	provider: Pick<Provider, 'signsIn' | 'storedToken'>;
	timeoutMs: number;
}): AbortSignal {
	const login = provider.signsIn === true || provider.storedToken !== undefined ? LOGIN_MS : 0;
	return AbortSignal.timeout(timeoutMs + login);
}

/**
 * n8n's functions for one call that also ends with the deadline: its helper takes no signal of ours, it asks the
 * functions it is called on for the one of the execution.
 */
export function withDeadline<T extends IAllExecuteFunctions>(functions: T, deadline: AbortSignal): T {
	const stopped = 'getExecutionCancelSignal' in functions ? functions.getExecutionCancelSignal() : undefined;
	const signal = stopped ? AbortSignal.any([stopped, deadline]) : deadline;
	return Object.create(functions, { getExecutionCancelSignal: { value: () => signal } }) as T;
}
