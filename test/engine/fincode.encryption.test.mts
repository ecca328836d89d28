/** With the Public Key of the dashboard in the credential, against a tenant that takes nothing else. */
import { shown, worldOf } from './harness/world.mts';
import { calls, control, EMAIL, fincode, GET_PROFILE, loanThatIs, logins, PASSWORD } from './fincode.mts';

const world = worldOf(fincode);

const BASE64 = /^[A-Za-z0-9+/]{342}==$/;

const payOff = (loanApplicationId: string, transactionPin: string) => ({
	resource: 'loan',
	operation: 'payoff',
	paymentKey: 'LOAN-1',
	loanApplicationId,
	paymentMethod: 'WALLET',
	additionalFields: { transactionPin },
});

let publicKey: string;

beforeEach(async () => {
	({ publicKey } = await control<{ publicKey: string }>(world.sandbox.url, 'GET', '/public-key'));
	await control(world.sandbox.url, 'PUT', '/settings', { passwords: 'encrypted' });
	world.credential({ publicKey });
});

test('signs in and changes the password, and neither password travels as typed', async () => {
	expect(shown(await world.action(GET_PROFILE).run())).toEqual({});
	const change = {
		resource: 'session',
		operation: 'changePassword',
		currentPassword: PASSWORD,
		newPassword: 'N3w!passwords',
	};
	expect(shown(await world.action(change).run())).toEqual({});
	const all = await world.sandbox.requests();
	const login = all.find(({ path }) => path.endsWith('/securitymanagement/login'));
	expect(login?.body).toMatchObject({ email: EMAIL, currentPassword: expect.stringMatching(BASE64) });
	expect(JSON.stringify(all.map(({ body }) => body))).not.toContain(PASSWORD);
	expect(JSON.stringify(all.map(({ body }) => body))).not.toContain('N3w!passwords');
	world.credential({ publicKey, password: 'N3w!passwords' });
	expect(shown(await world.action(GET_PROFILE).run())).toEqual({});
	expect((await logins(world)).accepted).toBe(2);
});

test('sends a PIN encrypted, and knows the payment again under another cipher text', async () => {
	const loan = await loanThatIs(world, 'DISBURSED');
	const action = world.action(payOff(loan, '4711'));
	expect(shown(await action.run())).toEqual({});
	expect(await action.run()).toMatchObject({
		error: { message: expect.stringContaining('was used before') },
	});
	const sent = (await calls(world)).filter(({ path }) => path.endsWith('/payoff-loan'));
	expect(sent).toHaveLength(1);
	expect(sent[0]?.body).toMatchObject({ data: { transactionPin: expect.stringMatching(BASE64) } });
});

test('without the key the refusal says what FinCode wants', async () => {
	world.credential({ publicKey: '' });
	expect(shown(await world.action(GET_PROFILE).run())).toMatchObject({
		message: expect.stringContaining('must be encrypted'),
	});
	// The key makes it another sign-in: the refusal is not answered from memory.
	world.credential({ publicKey });
	expect(shown(await world.action(GET_PROFILE).run())).toEqual({});
});

test.each([
	['email and password', {}],
	['an API token', { authentication: 'apiToken', apiToken: 'sim_api_token_manager' }],
])('a broken key is told with %s, before anything is sent', async (_title, changes) => {
	world.credential({ publicKey: publicKey.slice(0, 80), ...changes });
	const loan = '7c2d9e10-3333-4a5b-8c00-665544332211';
	for (const parameters of [GET_PROFILE, payOff(loan, '4711')]) {
		expect(shown(await world.action(parameters).run())).toMatchObject({
			message: expect.stringContaining('Public Key is not a public RSA key'),
		});
	}
	expect(await world.sandbox.requests()).toEqual([]);
});
