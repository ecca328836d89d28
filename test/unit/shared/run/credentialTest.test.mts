import type { ICredentialTestFunctions, IDataObject } from 'n8n-workflow';

import type { CredentialProbe } from '../../../../nodes/shared/api/credentialProbe';
import { SignInError } from '../../../../nodes/shared/api/login';
import { at } from '../../../../nodes/shared/basics/json';
import { credentialTests } from '../../../../nodes/shared/run/credentialTest';
import { acme } from '../../support/provider.mts';

const SECRET = 'sk_test_secret';
const ADDRESS = 'https://api.acme.example';

const probe = (more: Partial<CredentialProbe> = {}): CredentialProbe => ({
	provider: acme({ baseUrl: () => ADDRESS, secretFields: ['apiKey'] }),
	path: '/balance',
	required: () => ({ apiKey: 'API Key' }),
	addressFields: () => 'Base URL',
	headers: ({ apiKey }) => ({ Authorization: `Bearer ${String(apiKey)}` }),
	refusal: ({ body }) => (at(body, 'ok') === false ? {} : undefined),
	isOwn: (body) => at(body, 'ok') === true,
	words: {
		unauthorized: 'The key is wrong. Check it.',
		forbidden: 'The key may not. Ask Acme.',
		notFound: 'There is no API. Check Base URL.',
	},
	...more,
});

interface Given {
	status?: number;
	body?: unknown;
	throws?: object;
}

/** What the test says when the API answers so, one answer a call, and what was called. */
async function tested(
	given: Given[],
	more: Partial<CredentialProbe> = {},
	data: IDataObject = { apiKey: SECRET },
) {
	const calls: Array<{ uri: string; headers: Record<string, string> }> = [];
	const request = async (call: (typeof calls)[number]) => {
		calls.push(call);
		const { status = 200, body = { ok: true }, throws } = given[calls.length - 1] ?? {};
		if (throws) throw Object.assign(new Error('no answer'), throws);
		return {
			statusCode: status,
			headers: {},
			body: typeof body === 'string' ? body : JSON.stringify(body),
		};
	};
	const functions = { helpers: { request } } as unknown as ICredentialTestFunctions;
	const credential = { id: '1', name: 'Acme', type: 'acmeApi', data } as never;
	const result = await credentialTests(probe(more)).testCredential.call(functions, credential);
	return { ...result, calls };
}

test('a good answer is good', async () => {
	const { status, calls } = await tested([{}]);
	expect(status).toBe('OK');
	expect(calls).toMatchObject([
		{ uri: `${ADDRESS}/balance`, headers: { Authorization: `Bearer ${SECRET}`, Accept: 'application/json' } },
	]);
});

test.each<[Given, string]>([
	[{ status: 401, body: {} }, 'The key is wrong. Check it.'],
	[{ status: 200, body: { ok: false } }, 'The key is wrong. Check it.'],
	[{ status: 403, body: {} }, 'The key may not. Ask Acme.'],
	[{ status: 404, body: '<html>' }, 'There is no API. Check Base URL.'],
	[{ status: 401, body: '<html>' }, 'Something answers at https://api.acme.example, but not as Acme does'],
	[{ status: 200, body: '<html>' }, 'Something answers at https://api.acme.example, but not as Acme does'],
	[{ status: 200, body: { hello: 1 } }, 'Something answers at'],
	[{ status: 301, body: '' }, 'Something answers at'],
	[{ status: 429, body: {} }, 'wait a minute, then test again'],
	[{ status: 503, body: '<html>' }, 'a fault of its own (HTTP 503)'],
	[
		{ status: 400, body: { message: 'Bad clock.' } },
		'Acme refused the test (HTTP 400): Bad clock. Correct in the credential what this answer names. If the credential is right, send the answer to Acme.',
	],
	[
		{ status: 422, body: {} },
		'Acme refused the test without a reason (HTTP 422). Check API Key and Base URL in',
	],
	[{ status: 400, body: { error: 'Invalid API key' } }, ': Invalid API key. The key is wrong. Check it.'],
	[
		{ status: 200, body: { ok: false, message: 'Shop closed' } },
		'Acme refused the test (HTTP 200): Shop closed.',
	],
	[{ status: 200, body: { ok: false, message: 'Bad token' } }, ': Bad token. The key is wrong. Check it.'],
	[{ throws: { code: 'ENOTFOUND' } }, 'There is no server at https://api.acme.example'],
	[{ throws: { code: 'ERR_INVALID_CHAR' } }, 'holds a character that can not be sent'],
])('%j: %s', async (given, words) => {
	const { status, message } = await tested([given]);
	expect(status).toBe('Error');
	expect(message).toContain(words);
});

test('the fields the API complains about are named, each once', async () => {
	const fields = [
		{ field: 'limit', message: 'too small' },
		{ field: 'clock', message: 'is late' },
	];
	const provider = acme({ baseUrl: () => ADDRESS, refusal: () => ({ fields }) });
	const said = async (message: string) =>
		(await tested([{ status: 400, body: { error: { message } } }], { provider })).message;
	expect(await said('is late')).toContain('(HTTP 400): limit: too small; clock: is late. Correct');
	expect(await said('Two wrong')).toContain(
		'(HTTP 400): limit: too small; clock: is late; Two wrong. Correct',
	);
});

test('a field that is empty is asked for before anything is sent', async () => {
	const { message, calls } = await tested([], {}, { apiKey: '  ' });
	expect(message).toBe('API Key is missing. Fill it in, then test again.');
	expect(calls).toEqual([]);
});

test('what the API quotes of the key does not show', async () => {
	const { message } = await tested([{ status: 400, body: { message: `no ${SECRET}` } }]);
	expect(message).toContain('HTTP 400');
	expect(message).not.toContain(SECRET);
});

describe('with a login', () => {
	const logIns: IDataObject[] = [];
	const login = (...tokens: Array<string | Error>): CredentialProbe['login'] => ({
		token: ({ token }) => String(token ?? ''),
		logIn: async (_helper, credential) => {
			logIns.push(credential as IDataObject);
			const next = tokens[logIns.length - 1] ?? '';
			if (next instanceof Error) throw next;
			return { token: next };
		},
	});
	const headers: CredentialProbe['headers'] = ({ token }) => ({ Authorization: String(token) });

	beforeEach(() => void logIns.splice(0));

	test('logs in when there is no token, once when the API refuses the stored one, and no more', async () => {
		const first = await tested([{}], { login: login('new'), headers });
		expect(first).toMatchObject({ status: 'OK', calls: [{ headers: { Authorization: 'new' } }] });
		logIns.splice(0);
		const stored = { apiKey: SECRET, token: 'old' };
		const again = await tested([{ status: 401, body: {} }, {}], { login: login('newer'), headers }, stored);
		expect(again.calls.map((call) => call.headers.Authorization)).toEqual(['old', 'newer']);
		expect(again.status).toBe('OK');
		logIns.splice(0);
		const refused = { status: 401, body: {} };
		const ended = await tested([refused, {}], { login: login('dead', 'fresh'), headers });
		expect(ended.calls.map((call) => call.headers.Authorization)).toEqual(['dead', 'fresh']);
		expect(ended.status).toBe('OK');
		logIns.splice(0);
		const never = await tested([refused, refused, refused], { login: login('x', 'y'), headers }, stored);
		expect(never).toMatchObject({ status: 'Error', message: 'The key is wrong. Check it.' });
		expect([logIns.length, never.calls.length]).toEqual([1, 2]);
	});

	test('does not call once more with the token that was refused', async () => {
		const stored = { apiKey: SECRET, token: 'api' };
		const { calls } = await tested([{ status: 401, body: {} }], { login: login('api'), headers }, stored);
		expect(calls).toHaveLength(1);
	});

	test('a refused login is told in its own words', async () => {
		const { message, calls } = await tested([], {
			login: login(new SignInError('Wrong password', 'Correct it.')),
		});
		expect(message).toBe('Wrong password. Correct it.');
		expect(calls).toEqual([]);
	});

	test('a long answer is told by its beginning', async () => {
		const answer = { status: 400, body: { message: 'The account is suspended. '.repeat(200) } };
		const { message } = await tested([answer], {});
		expect(message).toContain('The account is suspended.');
		expect(message.length).toBeLessThan(600);
	});
});
