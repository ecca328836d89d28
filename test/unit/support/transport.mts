import type { IAllExecuteFunctions } from 'n8n-workflow';

import type { Effect, HttpCall } from '../../../nodes/shared/api/call';
import type { CallFailure, Failure } from '../../../nodes/shared/api/failure';
import type { Provider } from '../../../nodes/shared/api/provider';
import { SharedPause } from '../../../nodes/shared/http/retry';
import { Transport } from '../../../nodes/shared/http/transport';
import { rejectionOf } from './errors.mts';
import { FakeHttp, type Answer } from './helpers.mts';
import { acme, credential, node } from './provider.mts';
import { FakeClock } from './timing.mts';

export const GET: HttpCall = { method: 'GET', path: '/things' };
export const POST: HttpCall = { method: 'POST', path: '/things', body: { a: { b: 1 } } };

export interface GivenTransport {
	provider?: Partial<Provider>;
	maxTries?: number;
	cancelled?: () => boolean;
	clock?: FakeClock;
	pause?: SharedPause;
	timeoutMs?: number;
	mayQuoteSecrets?: boolean;
}

/** A transport over a fake provider that gives these answers in turn, and a clock that waits at once. */
export function transportTo(answers: Answer[], given: GivenTransport = {}) {
	const http = new FakeHttp(...answers);
	const clock = given.clock ?? new FakeClock();
	const pause = given.pause ?? new SharedPause(clock);
	const transport = new Transport({
		functions: {
			helpers: http.helpers,
			getNode: () => node,
			getCredentials: async () => await Promise.resolve(credential),
		} as unknown as IAllExecuteFunctions,
		provider: acme(given.provider),
		credential,
		timeoutMs: given.timeoutMs ?? 30_000,
		maxTries: given.maxTries ?? 3,
		pause,
		timing: clock,
		cancelled: given.cancelled ?? (() => false),
		mayQuoteSecrets: given.mayQuoteSecrets ?? false,
	});
	const failure = async (call: HttpCall, effect: Effect): Promise<Failure> =>
		((await rejectionOf(transport.send(call, effect))) as CallFailure).failure;
	return { http, clock, pause, transport, failure };
}
