import { createHash } from 'crypto';

import { SignInError, type Token } from '../api/login';
import { realTiming, type Timing } from '../basics/timing';

interface Held {
	token: string;
	until: number;
}

// A token is taken as ended a little early: a call on its way must not arrive after the end.
const MARGIN_SECONDS = 60;

/**
 * Login tokens of this process, one per identity. n8n stores the token in the credential but doesn't keep
 * parallel items from logging in all at once, and where a provider lets only one token live those logins end
 * each other. Here the first one logs in and the others wait for its token.
 */
export class LoginTokens {
	private readonly held = new Map<string, Held>();
	private readonly pending = new Map<string, Promise<string>>();
	private readonly refused = new Map<string, { error: SignInError; until: number }>();

	/**
	 * @param rememberRefusalSeconds how long a refused login is answered from memory, for providers that lock
	 *   the account after a few
	 */
	constructor(
		private readonly options: { rememberRefusalSeconds?: number } = {},
		private readonly timing: Timing = realTiming,
	) {}

	/**
	 * A token for this identity: the held one, the one a login under way will bring, or a new one.
	 *
	 * @param identity all that makes the login: address, user, password. Only its hash is kept.
	 * @param failed the token that was just refused; it is never given out again
	 * @throws SignInError when the provider refuses the login, and whatever else `login` throws
	 */
	async token(
		identity: readonly string[],
		failed: string | undefined,
		login: () => Promise<Token>,
	): Promise<string> {
		const key = createHash('sha256').update(JSON.stringify(identity)).digest('hex');
		const held = this.held.get(key);
		if (held && held.token !== failed && held.until > this.timing.now()) return held.token;
		const refusal = this.refused.get(key);
		if (refusal && refusal.until > this.timing.now()) throw refusal.error;
		const pending = this.pending.get(key);
		if (pending) return await pending;
		const started = this.logIn(key, login).finally(() => this.pending.delete(key));
		this.pending.set(key, started);
		return await started;
	}

	/** Until when a token given out here may be used, in milliseconds since 1970. */
	usableUntil(token: string): number | undefined {
		return [...this.held.values()].find((held) => held.token === token)?.until;
	}

	private async logIn(key: string, login: () => Promise<Token>): Promise<string> {
		this.held.delete(key);
		const { token, lifeSeconds } = await login().catch((error: unknown) => this.remember(key, error));
		this.refused.delete(key);
		const life = Math.max(0, lifeSeconds - MARGIN_SECONDS) * 1000;
		this.held.set(key, { token, until: this.timing.now() + life });
		return token;
	}

	private remember(key: string, error: unknown): never {
		const seconds = this.options.rememberRefusalSeconds ?? 0;
		if (error instanceof SignInError && seconds > 0) {
			this.refused.set(key, { error, until: this.timing.now() + seconds * 1000 });
		}
		throw error;
	}
}
