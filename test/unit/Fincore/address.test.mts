import { account, rateLimitKey } from '../../../nodes/Fincore/address';
import { credential } from './support.mts';

const at = (baseUrl: unknown) => ({ ...credential, baseUrl }) as never;

describe.each([
	'https://api.fincore.com/v1/',
	'https://api.fincore.com/v1//',
	' https://api.fincore.com/v1 ',
	'https://API.Fincore.com/v1',
	'HTTPS://api.fincore.com/v1',
	'https://api.fincore.com:443/v1',
	'https://api.fincore.com/v2/../v1',
])('the address %j', (baseUrl) => {
	test('is the same account', () => {
		expect(account(at(baseUrl))).toBe(account(credential));
	});

	test('has the same limit of calls', () => {
		expect(rateLimitKey(at(baseUrl))).toBe(rateLimitKey(credential));
	});
});

test('keeps the text that payment keys and webhooks are stored under', () => {
	expect(account(at('https://API.fincore.com/V1/'))).toBe('https://api.fincore.com/v1');
});

test('another address is another account', () => {
	expect(account(at('https://sandbox.fincore.com/v1'))).not.toBe(account(credential));
	expect(account(at('https://api.fincore.com/v2'))).not.toBe(account(credential));
});

test.each([undefined, '', 'api.fincore.com', 'http://api.fincore.com', Number.MAX_SAFE_INTEGER + 1])(
	'an address no call is made to, %j, is asked for without an error',
	(baseUrl) => {
		expect(() => account(at(baseUrl))).not.toThrow();
		expect(() => rateLimitKey(at(baseUrl))).not.toThrow();
	},
);
