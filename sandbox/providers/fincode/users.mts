import { randomUUID } from 'node:crypto';
import type { Clock } from '../../core/clock.mts';
import { Refusal } from '../../core/refusal.mts';
import { claimsOf, signedToken } from './jwt.mts';
import { FincodeProblem, invalid } from './problems.mts';

export const ROLES = ['MANAGER', 'AGENT', 'CASHIER', 'CUSTOMER'] as const;
export type Role = (typeof ROLES)[number];

export interface User {
	customerId: string;
	customerCode: string;
	email: string;
	password: string;
	role: Role;
	apiToken: string;
	profile: Record<string, unknown>;
	failures: number;
	locked: boolean;
}

export interface Tokens {
	access_token: string;
	refresh_token: string;
}

const PASSWORD = 'Sim-Passw0rd!';
const FAILURES_BEFORE_LOCK = 5;

/** The customer of the documents' examples. */
export const CUSTOMER = { id: '9a7b1c2d-1111-4c2e-8f00-aabbccddeeff', code: 'RZ0LNK', name: 'Ada Obi' };
export const RECIPIENT_CODE = 'CUST123456';

// Assumed, all of them.
function firstUsers(): User[] {
	return ROLES.map((role) => {
		const name = role.toLowerCase();
		const isCustomer = role === 'CUSTOMER';
		return {
			customerId: isCustomer ? CUSTOMER.id : randomUUID(),
			customerCode: isCustomer ? CUSTOMER.code : `${role.slice(0, 3)}001`,
			email: `${name}@sim.example`,
			password: PASSWORD,
			role,
			apiToken: `sim_api_token_${name}`,
			profile: isCustomer
				? { firstName: 'Ada', lastName: 'Obi', phone: '+2348012345678' }
				: { firstName: role.slice(0, 1) + name.slice(1), lastName: 'Tester', phone: '+447700900123' },
			failures: 0,
			locked: false,
		};
	});
}

/** Who may call, and the tokens they hold. Tokens carry their own end, so they outlive a reset of the simulator. */
export class Users {
	readonly logins = { tries: 0, accepted: 0 };
	private readonly clock: Clock;
	private readonly users = firstUsers();
	private readonly refreshTokens = new Map<string, { email: string; session: string; used: boolean }>();
	private readonly ended = new Set<string>();
	private allEndedAt = 0;

	constructor(clock: Clock) {
		this.clock = clock;
	}

	list(): readonly User[] {
		return this.users;
	}

	byEmail(email: string): User | undefined {
		return this.users.find((each) => each.email === email.toLowerCase());
	}

	/** A user made by sign-up. */
	add(user: User): void {
		this.users.push(user);
	}

	/** A new session, or 401, 403 and 404 as documented. */
	logIn(email: string, password: string, lifeMs: number): Tokens {
		this.logins.tries += 1;
		const user = this.byEmail(email);
		if (!user) throw new FincodeProblem('NOT_FOUND', 'User not found.');
		if (user.locked) throw new FincodeProblem('FORBIDDEN', 'The account is locked after failed sign-ins.');
		if (user.password !== password) {
			user.failures += 1;
			// Assumed: the number of failures; they count from the last good sign-in.
			user.locked = user.failures >= FAILURES_BEFORE_LOCK;
			throw new FincodeProblem('AUTH_REQUIRED', 'Wrong e-mail or password.');
		}
		user.failures = 0;
		this.logins.accepted += 1;
		return this.issue(user, lifeMs);
	}

	/** A new pair for a refresh token, which works once; its second use ends the session it gave. */
	refresh(refreshToken: string, lifeMs: number): Tokens {
		const held = this.refreshTokens.get(refreshToken);
		const user = held && this.byEmail(held.email);
		if (!held || !user) throw new FincodeProblem('AUTH_REQUIRED', 'The refresh token is not known.');
		this.ended.add(held.session);
		if (held.used) throw new FincodeProblem('FORBIDDEN', 'This refresh token was used before.');
		held.used = true;
		held.session = randomUUID();
		return this.issue(user, lifeMs, held.session);
	}

	/** Whose token this is, or 401. */
	holderOf(token: string | undefined): User {
		const fixed = this.users.find((each) => each.apiToken !== '' && each.apiToken === token);
		if (fixed) return fixed;
		const { jti, sub, life_ends_at: end, issued_at: start } = claimsOf(token ?? '') ?? {};
		const user = this.byEmail(String(sub));
		const isAlive = Number(end) > this.clock.now() && Number(start) > this.allEndedAt;
		if (user && isAlive && !this.ended.has(String(jti))) return user;
		throw new FincodeProblem('AUTH_REQUIRED', 'The authentication token is missing or invalid.');
	}

	/** Ends the session of a token, its refresh token included. */
	logOut(token: string): void {
		const session = String(claimsOf(token)?.jti);
		this.ended.add(session);
		for (const [refreshToken, held] of this.refreshTokens) {
			if (held.session === session) this.refreshTokens.delete(refreshToken);
		}
	}

	/** Ends all login tokens at once. */
	expireAll(): void {
		this.allEndedAt = this.clock.now();
	}

	changePassword(user: User, current: string, next: string): void {
		if (user.password !== current) throw invalid('currentPassword', 'is wrong.');
		assertPassword(next, 'newPassword');
		user.password = next;
	}

	/** For a control call: another role, a lock or its end. */
	steer(email: string, wanted: { role?: Role; locked?: boolean }): User {
		const user = this.byEmail(email);
		if (!user) throw new Refusal(`There is no user ${email}.`, 404);
		if (wanted.role) user.role = wanted.role;
		if (wanted.locked !== undefined) user.locked = wanted.locked;
		if (wanted.locked === false) user.failures = 0;
		return user;
	}

	private issue(user: User, lifeMs: number, session: string = randomUUID()): Tokens {
		const now = this.clock.now();
		const seconds = Math.floor(now / 1000);
		const token = signedToken({
			jti: session,
			sub: user.email,
			role: user.role,
			iat: seconds,
			exp: seconds + Math.ceil(lifeMs / 1000),
			issued_at: now,
			life_ends_at: now + lifeMs,
		});
		const refreshToken = `rt_${randomUUID()}`;
		this.refreshTokens.set(refreshToken, { email: user.email, session, used: false });
		return { access_token: token, refresh_token: refreshToken };
	}
}

/** The documented rule for new passwords. */
export function assertPassword(password: string, field: string): void {
	const rules = [/.{8,}/, /[A-Z]/, /[a-z]/, /\d/, /[!@#$%^&*]/];
	if (rules.every((rule) => rule.test(password))) return;
	throw invalid(field, 'needs 8 characters with upper case, lower case, digit and one of !@#$%^&*.');
}
