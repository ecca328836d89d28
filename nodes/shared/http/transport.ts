import type {
	IAllExecuteFunctions,
	ICredentialDataDecryptedObject,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';

import type { Effect, HttpCall } from '../api/call';
import { CallFailure, type Failure, type Refusal } from '../api/failure';
import { DEFAULT_TIMEOUT_SECONDS, DEFAULT_MAX_TRIES } from '../api/limits';
import type { Provider } from '../api/provider';
import { REPEAT_RULES, type RepeatRule } from '../api/repeat';
import type { Reply } from '../api/reply';
import { SerialQueue } from '../basics/serialQueue';
import { type Timing, realTiming, sleepUnless } from '../basics/timing';
import { sendAuthenticated, type TokenState } from './authenticated';
import { credentialSecrets } from './credentialSecrets';
import { deadlineOf, withDeadline } from './deadline';
import { judgeError, judgeReply, replyInside } from './judge';
import { paceOf } from './rateLimit';
import { toReply } from './reply';
import { requestOptions } from './request';
import { backoff, MAX_TOTAL_WAIT_MS, parseRetryAfter, SharedPause } from './retry';
import { RENEWALS } from './storedToken';
import { withoutSecrets } from './withoutSecrets';

const lanes = new SerialQueue();

type Answer = { reply: Reply } | { failure: Failure };

const STOPPED: Failure = { own: 'STOPPED', outcome: 'notSent' };

const BLOCKED: Failure = {
	own: 'RATE_LIMITED',
	message: 'there were too many calls before this one, so it was not sent',
	outcome: 'notSent',
};

/** What the calls of one item, one delivery or one step of a trigger have in common. */
export interface TransportSettings {
	functions: IAllExecuteFunctions;
	provider: Provider;
	credential: ICredentialDataDecryptedObject;
	/** How long one try waits; DEFAULT_TIMEOUT_SECONDS when left out. */
	timeoutMs?: number;
	/** DEFAULT_MAX_TRIES when left out. */
	maxTries?: number;
	/** Shared by calls that wait together when the provider asks one of them to wait. */
	pause?: SharedPause;
	timing?: Timing;
	/** Whether the run was stopped by a person. */
	cancelled?: () => boolean;
	/** Secrets beside those of the credential, such as a password typed in the form. */
	moreSecrets?: readonly string[];
	/** Whether answers are given as they came, also where they quote the credential: none of them may go out. */
	mayQuoteSecrets?: boolean;
}

/** The one place that makes HTTP calls: authentication, timeout, retry, Retry-After. */
export class Transport {
	private readonly settings: Required<TransportSettings>;
	/** What answers may quote of the credential, with the login tokens of all tries. */
	private readonly secrets: Set<string>;

	constructor(settings: TransportSettings) {
		const { timing = realTiming } = settings;
		this.settings = {
			timeoutMs: DEFAULT_TIMEOUT_SECONDS * 1000,
			maxTries: DEFAULT_MAX_TRIES,
			pause: new SharedPause(timing),
			timing,
			cancelled: () => false,
			mayQuoteSecrets: false,
			moreSecrets: [],
			...settings,
		};
		const { provider, credential, moreSecrets = [] } = settings;
		this.secrets = new Set([...credentialSecrets(provider, credential), ...moreSecrets]);
	}

	/** The same transport for a call that is not worth a long wait: tried once, and for so long at most. */
	once(timeoutMs: number): Transport {
		return new Transport({
			...this.settings,
			maxTries: 1,
			timeoutMs: Math.min(timeoutMs, this.settings.timeoutMs),
		});
	}

	/**
	 * Makes a call and repeats it where that is safe for its effect.
	 *
	 * @param extra a check of the answer only the operation knows
	 * @throws CallFailure when the provider refuses, can't be reached, or the outcome is unknown
	 * @throws InputError when the credential holds no usable address
	 */
	async send(call: HttpCall, effect: Effect, extra?: (reply: Reply) => Refusal | undefined): Promise<Reply> {
		const { provider, pause, timing, timeoutMs, maxTries, cancelled } = this.settings;
		const rule = provider.repeat?.[effect] ?? REPEAT_RULES[effect];
		let waitedMs = 0;
		let uncertain = false;
		// Once a try may have gone through, no later answer proves that nothing was done.
		const fail = (failure: Failure) =>
			new CallFailure({ ...failure, waitedMs, timeoutMs, outcome: uncertain ? 'unknown' : failure.outcome }, [
				...this.secrets,
			]);
		const token = { renewalsLeft: renewalsOf(provider, call), refused: '' };
		let current = call;
		for (let tries = 1; ; tries++) {
			await pause.wait(cancelled);
			const answer = await this.paced(current, async () => {
				// Another item may have been told to wait meanwhile.
				await pause.wait(cancelled);
				if (cancelled()) return { failure: STOPPED };
				if (pause.blockedMs > 0) return { failure: { ...BLOCKED, askedToWaitMs: pause.blockedMs } };
				return await this.inTurn(async () => await this.try(current, effect, extra, token));
			});
			if ('reply' in answer) return answer.reply;
			const failure: Failure = { ...answer.failure, tries };
			uncertain ||= effect !== 'read' && failure.outcome === 'unknown';
			current = current.again?.() ?? current;
			const isTurnedAway = failure.httpStatus === 401 && (effect === 'read' || !failure.speaksOfMoney);
			if (isTurnedAway && token.renewalsLeft > 0) {
				token.renewalsLeft -= 1;
				// Another worker may be logging in at this moment: the last renewal gives it time to store its token.
				if (token.renewalsLeft === 0) await timing.sleep(200 + 1300 * timing.random());
				continue;
			}
			const wait = this.waitBefore(failure, rule, tries, effect);
			if (wait === null || tries >= maxTries) {
				const blocked = failure.httpStatus === 429 && pause.blockedMs > 0;
				throw fail(blocked ? { ...failure, askedToWaitMs: pause.blockedMs } : failure);
			}
			if (waitedMs + wait > MAX_TOTAL_WAIT_MS) {
				const asked = parseRetryAfter(failure.retryAfter, timing.now());
				throw fail(asked === null ? failure : { ...failure, askedToWaitMs: asked });
			}
			waitedMs += wait;
			await this.hold(failure, wait);
		}
	}

	/** Waits until the provider's rate limit allows a call, which counts until its answer is there. */
	private async paced<T>(call: HttpCall, task: () => Promise<T>): Promise<T> {
		const { provider, credential, timing, cancelled } = this.settings;
		const done = await paceOf(provider, credential, call)?.take(timing, cancelled);
		return await task().finally(done);
	}

	/** Waits for the turn the provider's one-at-a-time rule asks for. */
	private async inTurn(task: () => Promise<Answer>): Promise<Answer> {
		const { provider, credential, cancelled } = this.settings;
		const lane = provider.oneAtATime?.(credential);
		if (lane === undefined) return await task();
		return await lanes.enqueue(lane, async () => (cancelled() ? { failure: STOPPED } : await task()));
	}

	/** Told to wait by the provider, all items wait; after a fault of its own, only this one. */
	private async hold(failure: Failure, milliseconds: number): Promise<void> {
		const { pause, timing, cancelled } = this.settings;
		const told = failure.httpStatus === 429 || failure.retryAfter !== undefined;
		if (!told) return await sleepUnless(cancelled, milliseconds, timing);
		pause.extend(milliseconds);
		await pause.wait(cancelled);
	}

	/** Milliseconds to wait before the next try, null when there must be none. */
	private waitBefore(failure: Failure, rule: RepeatRule, tries: number, effect: Effect): number | null {
		const { timing, pause, provider } = this.settings;
		const asked = parseRetryAfter(failure.retryAfter, timing.now());
		const throttled = failure.httpStatus === 429;
		// The others hear of it even when this call itself may not be repeated.
		if (throttled && asked !== null) {
			if (asked <= MAX_TOTAL_WAIT_MS) pause.extend(asked);
			else pause.block(asked);
		}
		const network =
			failure.network !== undefined &&
			(rule.network === 'any' || (rule.network === 'neverSent' && failure.outcome === 'notSent'));
		// "Too many calls" is a refusal, unless its body says that the first call is still under way.
		const open = throttled && effect !== 'read' && failure.outcome === 'unknown';
		const status = !open && failure.httpStatus !== undefined && rule.statuses.includes(failure.httpStatus);
		if (!network && !status) return null;
		return asked ?? provider.waitBeforeRepeat?.(failure) ?? backoff(tries, timing.random());
	}

	private async try(
		call: HttpCall,
		effect: Effect,
		extra: ((reply: Reply) => Refusal | undefined) | undefined,
		token: TokenState,
	): Promise<Answer> {
		const { provider, credential, timing, mayQuoteSecrets } = this.settings;
		// Built anew for each try: n8n's helper and the credential change what they are given.
		const options = requestOptions(call, this.settings);
		for (const secret of call.secrets ?? []) this.secrets.add(secret);
		const deadline = deadlineOf(this.settings);
		try {
			const answer = await this.request(call, options, token, deadline);
			const { statusCode, headers, body } = answer as IN8nHttpFullResponse;
			const reply = toReply(statusCode, headers, body);
			paceOf(provider, credential, call)?.observe(reply.headers, timing.now());
			// Of an answered call the token is known; n8n's own log-in has to be looked up.
			if (provider.storedToken) this.secrets.add(token.refused);
			else await this.noteToken(token);
			const failure = judgeReply(reply, provider, extra, effect);
			if (failure) return { failure };
			return { reply: mayQuoteSecrets ? reply : withoutSecrets(reply, [...this.secrets]) };
		} catch (error) {
			await this.noteToken(token);
			const reply = replyInside(error);
			const failure = (reply && judgeReply(reply, provider, extra, effect)) ?? judgeError(error);
			const late = failure.network === 'ERR_CANCELED' && deadline.aborted && !this.settings.cancelled();
			return { failure: late ? { ...failure, network: 'ETIMEDOUT' } : failure };
		}
	}

	private async noteToken(token: TokenState): Promise<void> {
		const { functions, provider } = this.settings;
		if (!(provider.signsIn || provider.storedToken)) return;
		const stored = await functions.getCredentials(provider.credential).catch(() => ({}));
		for (const secret of [token.refused, ...credentialSecrets(provider, stored)]) this.secrets.add(secret);
	}

	private async request(
		call: HttpCall,
		options: IHttpRequestOptions,
		token: TokenState,
		deadline: AbortSignal,
	): Promise<unknown> {
		const functions = withDeadline(this.settings.functions, deadline);
		if (call.anonymous) {
			return await functions.helpers.httpRequest({ ...options, abortSignal: deadline });
		}
		return await sendAuthenticated(functions, this.settings, options, token);
	}
}

function renewalsOf({ signsIn, storedToken }: Provider, { anonymous }: HttpCall): number {
	if (anonymous) return 0;
	return storedToken ? RENEWALS : signsIn ? 1 : 0;
}
