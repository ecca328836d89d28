import type {
	IAllExecuteFunctions,
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';

import { CallFailure, judgeError, judgeReply, replyInside, type Failure, type Refusal } from '../api/failure';
import { textOf } from '../run/itemInput';
import type { Effect, HttpCall } from '../api/operation';
import type { Provider } from '../api/provider';
import { toReply, type Reply } from './reply';
import {
	backoff,
	MAX_TOTAL_WAIT_MS,
	parseRetryAfter,
	REPEAT_RULES,
	type RepeatRule,
	SharedPause,
	type Timing,
} from './retry';
import { SerialQueue } from '../basics/serialQueue';
import { credentialForCall, RENEWALS } from './storedToken';
import { isObject } from '../basics/json';

const lanes = new SerialQueue();

type Answer = { reply: Reply } | { failure: Failure };

/** A person stopped the run before the call was made. */
const STOPPED: Failure = { code: 'STOPPED', outcome: 'notSent' };

/** Another item was told to wait longer than this node waits. */
const BLOCKED: Failure = {
	code: 'RATE_LIMITED',
	message: 'there were too many calls before this one, so it was not sent',
	outcome: 'notSent',
};

/** The login token of one call: how often it may still be renewed, and the one that was used last. */
interface TokenState {
	renewalsLeft: number;
	refused: string;
}

/** What all calls of one node's run have in common. */
export interface TransportSettings {
	functions: IAllExecuteFunctions;
	provider: Provider;
	credential: ICredentialDataDecryptedObject;
	/** Values that errors must not show. A login token a failed call has used is added: providers quote it. */
	secrets?: string[];
	/** For one try, from connecting to the last byte. */
	timeoutMs: number;
	maxTries: number;
	pause: SharedPause;
	timing: Timing;
	/** Whether the run was stopped by a person. */
	cancelled: () => boolean;
}

/** The one place that makes HTTP calls: authentication, timeout, retry, Retry-After. */
export class Transport {
	constructor(private readonly settings: TransportSettings) {}

	/**
	 * Makes a call and repeats it where that is safe for its effect.
	 *
	 * @param extra a check of the answer only the operation knows
	 * @throws CallFailure when the provider refuses, can't be reached, or the outcome is unknown
	 * @throws InputError when the credential holds no usable address
	 */
	async send(call: HttpCall, effect: Effect, extra?: (reply: Reply) => Refusal | undefined): Promise<Reply> {
		const { provider, pause, timing, maxTries, cancelled } = this.settings;
		const rule = provider.repeat?.[effect] ?? REPEAT_RULES[effect];
		let waitedMs = 0;
		let uncertain = false;
		// Once a try may have gone through, no later answer proves that nothing was done.
		const fail = (failure: Failure) =>
			new CallFailure({ ...failure, waitedMs, outcome: uncertain ? 'unknown' : failure.outcome });
		const token = { renewalsLeft: renewalsOf(provider, call), refused: '' };
		let current = call;
		for (let tries = 1; ; tries++) {
			await pause.wait(cancelled);
			const answer = await this.paced(async () => {
				// Another item may have been told to wait meanwhile.
				await pause.wait(cancelled);
				if (cancelled()) return { failure: STOPPED };
				if (pause.blockedMs > 0) return { failure: { ...BLOCKED, askedToWaitMs: pause.blockedMs } };
				return await this.inTurn(async () => await this.try(current, extra, token));
			});
			if ('reply' in answer) return answer.reply;
			const failure: Failure = { ...answer.failure, tries };
			uncertain ||= effect !== 'read' && failure.outcome === 'unknown';
			current = current.again?.() ?? current;
			if (failure.httpStatus === 401 && token.renewalsLeft > 0) {
				token.renewalsLeft -= 1;
				// Another worker may be logging in at this moment: the last renewal gives it time to store its token.
				if (token.renewalsLeft === 0) await timing.sleep(200 + 1300 * timing.random());
				continue;
			}
			const wait = this.waitBefore(failure, rule, tries);
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
	private async paced<T>(task: () => Promise<T>): Promise<T> {
		const { provider, credential, timing, cancelled } = this.settings;
		const { pacing } = provider;
		const done = await pacing?.pacer.take(pacing.key(credential), timing, cancelled);
		return await task().finally(done);
	}

	/** Waits for the turn the provider's one-at-a-time rule asks for. */
	private async inTurn(task: () => Promise<Answer>): Promise<Answer> {
		const { provider, credential, cancelled } = this.settings;
		const lane = provider.oneAtATime?.(credential);
		if (lane === undefined) return await task();
		return await lanes.run(lane, async () => (cancelled() ? { failure: STOPPED } : await task()));
	}

	/** Told to wait by the provider, all items wait; after a fault of its own, only this one. */
	private async hold(failure: Failure, milliseconds: number): Promise<void> {
		const { pause, timing, cancelled } = this.settings;
		const told = failure.httpStatus === 429 || failure.retryAfter !== undefined;
		const which = told ? pause : new SharedPause(timing);
		which.extend(milliseconds);
		await which.wait(cancelled);
	}

	/** Milliseconds to wait before the next try, null when there must be none. */
	private waitBefore(failure: Failure, rule: RepeatRule, tries: number): number | null {
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
		const status = failure.httpStatus !== undefined && rule.statuses.includes(failure.httpStatus);
		if (!network && !status) return null;
		return asked ?? provider.waitBeforeRepeat?.(failure) ?? backoff(tries, timing.random());
	}

	private async try(
		call: HttpCall,
		extra: ((reply: Reply) => Refusal | undefined) | undefined,
		token: TokenState,
	): Promise<Answer> {
		const { provider, credential, timing } = this.settings;
		// Built anew for each try: n8n's helper and the credential change what they are given.
		const options = this.options(call);
		try {
			const answer = await this.request(call, options, token);
			const { statusCode, headers, body } = answer as IN8nHttpFullResponse;
			const reply = toReply(statusCode, headers, body);
			const { pacing } = provider;
			pacing?.pacer.observe(pacing.key(credential), reply.headers, timing.now());
			const failure = judgeReply(reply, provider, extra);
			if (!failure) return { reply };
			await this.noteToken(token);
			return { failure };
		} catch (error) {
			await this.noteToken(token);
			const reply = replyInside(error);
			return { failure: (reply && judgeReply(reply, provider, extra)) ?? judgeError(error) };
		}
	}

	private async noteToken(token: TokenState): Promise<void> {
		const { functions, provider, secrets } = this.settings;
		if (!secrets || !(provider.signsIn || provider.storedToken)) return;
		const stored = await functions.getCredentials(provider.credential).catch(() => ({}));
		const known: ICredentialDataDecryptedObject = stored;
		secrets.push(token.refused, ...provider.secretFields.map((field) => textOf(known[field])));
	}

	private async request(call: HttpCall, options: IHttpRequestOptions, token: TokenState): Promise<unknown> {
		const { functions, provider } = this.settings;
		if (call.anonymous) return await functions.helpers.httpRequest(options);
		const authenticated = functions.helpers.httpRequestWithAuthentication;
		const { credential: type, storedToken } = provider;
		if (!storedToken) return await authenticated.call(functions, type, options);
		const credentialsDecrypted = await credentialForCall(functions, provider, storedToken, token.refused);
		const answer: unknown = await authenticated.call(functions, type, options, { credentialsDecrypted });
		token.refused = textOf(credentialsDecrypted.data[storedToken.field]);
		return answer;
	}

	private options(call: HttpCall): IHttpRequestOptions {
		const { provider, credential, timeoutMs } = this.settings;
		const base = call.baseUrl ?? provider.baseUrl(credential);
		// n8n's helper drops the body of a call whose method is GET, and sends it as GET when none is named.
		const silentGet = call.method === 'GET' && call.body !== undefined;
		return {
			url: `${base}${call.path}`,
			...(silentGet ? {} : { method: call.method }),
			qs: withoutUndefined(call.query),
			headers: { Accept: 'application/json', ...provider.headers, ...contentType(call), ...call.headers },
			...(call.body === undefined ? {} : { body: copyOf(call.body) }),
			timeout: timeoutMs,
			encoding: 'text',
			returnFullResponse: true,
			// n8n must see a 401 to renew a login; where only one token lives, it is renewed here instead.
			ignoreHttpStatusErrors: provider.storedToken ? true : { ignore: true, except: [401] },
			disableFollowRedirect: true,
		};
	}
}

function renewalsOf({ signsIn, storedToken }: Provider, { anonymous }: HttpCall): number {
	if (anonymous) return 0;
	return storedToken ? RENEWALS : signsIn ? 1 : 0;
}

function withoutUndefined(query: IDataObject | undefined): IDataObject {
	return Object.fromEntries(Object.entries(query ?? {}).filter(([, value]) => value !== undefined));
}

function contentType(call: HttpCall): Record<string, string> {
	return (isObject(call.body) && !isForm(call.body)) || Array.isArray(call.body)
		? { 'Content-Type': 'application/json' }
		: {};
}

function isForm(body: unknown): boolean {
	return body instanceof URLSearchParams || body instanceof FormData;
}

function copyOf(body: NonNullable<HttpCall['body']>): NonNullable<HttpCall['body']> {
	return isForm(body) ? body : structuredClone(body);
}
