import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { account, lane } from '../../../nodes/AcquiredBanking/address';
import { loginIdentity } from '../../../nodes/AcquiredBanking/login/logIn';

const ADDRESS = 'https://bank.example/hub';
const EMAIL = 'jane.doe@example.com';

const login = (more: ICredentialDataDecryptedObject = {}): ICredentialDataDecryptedObject => ({
	baseUrl: ADDRESS,
	loginWith: 'emailPassword',
	email: EMAIL,
	password: 'secret',
	tokenPerRequest: true,
	...more,
});

const ADDRESSES = [
	`${ADDRESS}/`,
	`${ADDRESS}//`,
	` ${ADDRESS} `,
	`${ADDRESS}/ `,
	'https://BANK.example/hub',
	'HTTPS://bank.example/hub',
	'https://bank.example:443/hub',
	'https://bank.example/other/../hub',
];

describe.each(ADDRESSES)('the address %j', (baseUrl) => {
	test('is the same account', () => {
		expect(account({ baseUrl })).toBe(account({ baseUrl: ADDRESS }));
	});

	test('is the same lane: two would end each other’s tokens', () => {
		expect(lane(login({ baseUrl }))).toBe(lane(login()));
	});

	test('is the same log-in', () => {
		expect(loginIdentity(login({ baseUrl }))).toEqual(loginIdentity(login()));
	});
});

describe.each([` ${EMAIL}`, `${EMAIL} `, 'Jane.Doe@Example.com', 'JANE.DOE@EXAMPLE.COM\t'])(
	'the e-mail %j',
	(email) => {
		test('is the same lane', () => {
			expect(lane(login({ email }))).toBe(lane(login()));
		});

		test('is the same log-in', () => {
			expect(loginIdentity(login({ email }))).toEqual(loginIdentity(login()));
		});
	},
);

describe('an account', () => {
	test('is told apart from that of another address', () => {
		expect(account({ baseUrl: 'https://test.example/hub' })).not.toBe(account({ baseUrl: ADDRESS }));
		expect(account({ baseUrl: 'https://bank.example' })).not.toBe(account({ baseUrl: ADDRESS }));
	});

	test('keeps the text that payment keys are stored under', () => {
		expect(account({ baseUrl: 'https://Bank.example/Hub/' })).toBe('https://bank.example/hub');
	});

	test.each([
		[undefined, ''],
		['', ''],
		[' Bank.example/ ', 'bank.example'],
		['http://bank.example/', 'http://bank.example'],
		['https://user@bank.example', 'https://user@bank.example'],
		[Number.MAX_SAFE_INTEGER + 1, ''],
	])('of the address %j, which no call is made to, is asked for without an error', (baseUrl, mark) => {
		expect(account({ baseUrl } as never)).toBe(mark);
	});
});

describe('a lane', () => {
	test('is there only when each request has a token of its own', () => {
		expect(lane(login({ tokenPerRequest: false }))).toBeUndefined();
		expect(lane({ baseUrl: ADDRESS, email: EMAIL })).toBeUndefined();
	});

	test('goes by the API user, not by the password, and names no secret', () => {
		expect(lane(login({ password: 'x', appKey: 'y' }))).toBe(lane(login()));
		expect(lane(login({ password: 'of-this-test' }))).not.toContain('of-this-test');
	});

	test('is another one for another API user or address', () => {
		const others: ICredentialDataDecryptedObject[] = [
			{ email: 'john@example.com' },
			{ loginWith: 'appKey', appId: 'app' },
			{ baseUrl: 'https://test.example' },
		];
		for (const other of others) expect(lane(login(other))).not.toBe(lane(login()));
	});
});

test('an App ID keeps its case: two may differ in nothing else', () => {
	const app = (appId: string) => login({ loginWith: 'appKey', appId, appKey: 'key' });
	expect(lane(app('App'))).not.toBe(lane(app('app')));
	expect(loginIdentity(app('App'))).not.toEqual(loginIdentity(app('app')));
});
