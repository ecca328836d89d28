import { SignInError, type Token } from '../../../../nodes/shared/api/login';
import { LoginTokens } from '../../../../nodes/shared/http/loginTokens';
import { rejectionOf } from '../../support/errors.mts';
import { FakeClock } from '../../support/timing.mts';

const WHO = ['https://api.example.com', 'user', 'password'];

/** Logins that give T1, T2, … and can be held back or refused. */
class Logins {
	count = 0;
	next: Promise<unknown> = Promise.resolve();

	private readonly lifeSeconds: number;

	constructor(lifeSeconds = 3600) {
		this.lifeSeconds = lifeSeconds;
	}

	readonly login = async (): Promise<Token> => {
		const token = `T${++this.count}`;
		await this.next;
		return { token, lifeSeconds: this.lifeSeconds };
	};
}

describe('LoginTokens', () => {
	test('logs in once for all who ask at the same moment', async () => {
		const sessions = new LoginTokens({}, new FakeClock());
		const logins = new Logins();
		let open = (): void => undefined;
		logins.next = new Promise<void>((resolve) => (open = resolve));
		const asked = Array.from({ length: 20 }, async () => await sessions.token(WHO, undefined, logins.login));
		open();
		expect(new Set(await Promise.all(asked))).toEqual(new Set(['T1']));
		expect(logins.count).toBe(1);
	});

	test('gives the held token until a minute before its end, then logs in anew', async () => {
		const clock = new FakeClock();
		const sessions = new LoginTokens({}, clock);
		const logins = new Logins(600);
		expect(await sessions.token(WHO, undefined, logins.login)).toBe('T1');
		clock.advance(539_000);
		expect(await sessions.token(WHO, undefined, logins.login)).toBe('T1');
		clock.advance(1000);
		expect(await sessions.token(WHO, undefined, logins.login)).toBe('T2');
	});

	test.each([0, 30, -5, Number.NaN])(
		'gives out a token with a life of %d seconds once only',
		async (life) => {
			const sessions = new LoginTokens({}, new FakeClock());
			const logins = new Logins(life);
			await sessions.token(WHO, undefined, logins.login);
			expect(await sessions.token(WHO, undefined, logins.login)).toBe('T2');
		},
	);

	test('never gives out the token that was just refused', async () => {
		const sessions = new LoginTokens({}, new FakeClock());
		const logins = new Logins();
		await sessions.token(WHO, undefined, logins.login);
		expect(await sessions.token(WHO, 'T1', logins.login)).toBe('T2');
		expect(await sessions.token(WHO, undefined, logins.login)).toBe('T2');
	});

	test('gives the token another item has fetched meanwhile instead of ending it by one more login', async () => {
		const sessions = new LoginTokens({}, new FakeClock());
		const logins = new Logins();
		await sessions.token(WHO, undefined, logins.login);
		const tokens = await Promise.all([
			sessions.token(WHO, 'T1', logins.login),
			sessions.token(WHO, 'T1', logins.login),
		]);
		expect(tokens).toEqual(['T2', 'T2']);
		expect(await sessions.token(WHO, 'T1', logins.login)).toBe('T2');
		expect(logins.count).toBe(2);
	});

	test('keeps identities apart, also ones that look alike when joined', async () => {
		const sessions = new LoginTokens({}, new FakeClock());
		const logins = new Logins();
		expect(await sessions.token(['a', 'b:c'], undefined, logins.login)).toBe('T1');
		expect(await sessions.token(['a:b', 'c'], undefined, logins.login)).toBe('T2');
		expect(await sessions.token(['a', 'b', 'c'], undefined, logins.login)).toBe('T3');
	});

	test('does not keep an ordinary error: the next one tries again', async () => {
		const sessions = new LoginTokens({ rememberRefusalSeconds: 60 }, new FakeClock());
		const logins = new Logins();
		logins.next = Promise.reject(new Error('connection lost'));
		expect(await rejectionOf(sessions.token(WHO, undefined, logins.login))).toEqual(
			new Error('connection lost'),
		);
		logins.next = Promise.resolve();
		expect(await sessions.token(WHO, undefined, logins.login)).toBe('T2');
	});

	test('remembers a refused login for a while, so that the account is not locked by trying', async () => {
		const clock = new FakeClock();
		const sessions = new LoginTokens({ rememberRefusalSeconds: 60 }, clock);
		const logins = new Logins();
		const refusal = new SignInError('wrong password', 'Correct the password.');
		logins.next = Promise.reject(refusal);
		expect(await rejectionOf(sessions.token(WHO, undefined, logins.login))).toBe(refusal);
		clock.advance(59_000);
		expect(await rejectionOf(sessions.token(WHO, undefined, logins.login))).toBe(refusal);
		expect(logins.count).toBe(1);
		logins.next = Promise.resolve();
		expect(await sessions.token([...WHO, 'corrected'], undefined, logins.login)).toBe('T2');
		clock.advance(1000);
		expect(await sessions.token(WHO, undefined, logins.login)).toBe('T3');
	});

	test('remembers no refusal unless told to', async () => {
		const sessions = new LoginTokens({}, new FakeClock());
		const logins = new Logins();
		logins.next = Promise.reject(new SignInError('no'));
		await rejectionOf(sessions.token(WHO, undefined, logins.login));
		logins.next = Promise.resolve();
		expect(await sessions.token(WHO, undefined, logins.login)).toBe('T2');
	});

	test('fails everyone who waited for the same refused login, with one login', async () => {
		const sessions = new LoginTokens({}, new FakeClock());
		const logins = new Logins();
		logins.next = Promise.reject(new SignInError('no'));
		const errors = await Promise.all(
			[1, 2, 3].map(async () => await rejectionOf(sessions.token(WHO, undefined, logins.login))),
		);
		expect(errors.every((error) => error instanceof SignInError)).toBe(true);
		expect(logins.count).toBe(1);
	});

	test('keeps no password in memory as a key', async () => {
		const sessions = new LoginTokens({}, new FakeClock());
		await sessions.token(WHO, undefined, new Logins().login);
		const { held } = sessions as unknown as { held: Map<string, unknown> };
		expect([...held.keys()].join()).not.toContain('password');
	});
});
