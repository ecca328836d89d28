import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Clock } from '../../core/clock.mts';
import { AcquiredProblem } from './problems.mts';

/** The log-in details the simulator knows. Assumed, all of them. */
export const apiUser = {
	email: 'api@example.com',
	password: "4]'Hy.$.MC=dQ9Uz",
	appId: 'simapp',
	appKey: 'simkey',
};

const USER_ID = '339';
const SIGNING_KEY = randomBytes(16);

/** The one API user's token: each log-in ends the one before. */
export class Tokens {
	private readonly clock: Clock;
	private live: { token: string; endsAt: number } | undefined;
	private lastLogin: number;
	private accepted = 0;
	private refused = 0;

	constructor(clock: Clock) {
		this.clock = clock;
		this.lastLogin = clock.now();
	}

	/** The answer to /login, in both variants. */
	logIn(body: Record<string, unknown>, lifeMs: number, ip: string): Record<string, unknown> {
		const byEmail = body.email === apiUser.email && body.password === apiUser.password;
		const byApp = body.app_id === apiUser.appId && body.app_key === apiUser.appKey && body.api === true;
		if (!byEmail && !byApp) {
			this.refused += 1;
			throw new AcquiredProblem(401, 'Invalid login details');
		}
		this.accepted += 1;
		const now = this.clock.now();
		const ttl = Math.ceil(lifeMs / 1000);
		const token = jwt({
			key: createHash('md5').update(`${now}${this.accepted}`).digest('hex'),
			id: USER_ID,
			time: new Date(now).toISOString().replace(/\.\d+Z$/, '+0000'),
			ttl,
			ip,
		});
		const data = { token, last_login_time: dateTime(this.lastLogin), login_timeout: ttl };
		this.live = { token, endsAt: now + lifeMs };
		this.lastLogin = now;
		return { status: 1, message: 'Success', data };
	}

	/** Refuses a call whose Authorization is not `token <the live token>`. */
	check(authorization: string | undefined): void {
		const token = /^token (\S+)$/.exec(authorization ?? '')?.[1];
		const live = this.live;
		if (!live || token !== live.token || this.clock.now() >= live.endsAt) {
			throw new AcquiredProblem(401, 'Invalid or expired token');
		}
	}

	/** Ends the live token, as its expiry or somebody else's log-in does. */
	end(): void {
		this.live = undefined;
	}

	counts(): { logins: number; refusedLogins: number } {
		return { logins: this.accepted, refusedLogins: this.refused };
	}
}

function jwt(claims: Record<string, unknown>): string {
	const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
	const signed = `${part({ typ: 'JWT', alg: 'HS256' })}.${part(claims)}`;
	return `${signed}.${createHmac('sha256', SIGNING_KEY).update(signed).digest('base64url')}`;
}

function dateTime(time: number): string {
	return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}
