/** The test of each credential in a real n8n, against servers that do all a server can do wrong. */
import { openStage, type Stage } from './harness/stage.mts';
import { type Illness, UnwellServer } from './harness/unwellServer.mts';

jest.setTimeout(120_000);

interface Case {
	/** What people call it, as the sentences do. */
	name: string;
	type: string;
	/** What the form holds when all is filled in. */
	data: (address: string) => Record<string, unknown>;
	/** An answer that proves that the credential works. */
	good: unknown;
	/** The fields that make the address. */
	fields: string;
	/** Fields nothing works without, by their labels. */
	needed: Record<string, string>;
	logsIn: boolean;
}

const cases: Case[] = [
	{
		name: 'HexAI',
		type: 'hexAiApi',
		data: (address) => ({ apiKey: 'sk_test_sim', baseUrl: `${address}/api/v1` }),
		good: { status: 'success', data: { available_balance_bututs: 1, available_balance_gmd: '0.01' } },
		fields: 'Base URL',
		needed: { apiKey: 'API Key', baseUrl: 'Base URL' },
		logsIn: false,
	},
	{
		name: 'hexCore',
		type: 'hexCoreApi',
		data: (address) => ({ environment: 'custom', apiKey: 'sk_test_sim', baseUrl: `${address}/v2` }),
		good: { status: true, message: 'ok', data: { currency: 'NGN', available_balance: 1 } },
		fields: 'Base URL',
		needed: { apiKey: 'API Key', baseUrl: 'Base URL' },
		logsIn: false,
	},
	{
		name: 'Fincore',
		type: 'fincoreApi',
		data: (address) => ({ apiKey: 'sim_key', baseUrl: `${address}/v1` }),
		good: { data: [], meta: { total: 0 } },
		fields: 'Base URL',
		needed: { apiKey: 'API Key', baseUrl: 'Base URL' },
		logsIn: false,
	},
	{
		name: 'FinCode',
		type: 'finCodeApi',
		data: (address) => ({
			environment: 'custom',
			baseUrl: address,
			authentication: 'login',
			email: 'ops@acme.example',
			password: 'Sim-Passw0rd!',
		}),
		good: { success: true, data: { email: 'ops@acme.example' } },
		fields: 'Base URL',
		needed: { email: 'Email', password: 'Password', baseUrl: 'Base URL' },
		logsIn: true,
	},
	{
		name: 'FinCode',
		type: 'finCodeApi',
		data: (address) => ({
			environment: 'custom',
			baseUrl: address,
			authentication: 'apiToken',
			apiToken: 'sim_api_token',
		}),
		good: { success: true, data: { email: 'ops@acme.example' } },
		fields: 'Base URL',
		needed: { apiToken: 'API Token', baseUrl: 'Base URL' },
		logsIn: false,
	},
	{
		name: 'Acquired',
		type: 'acquiredBankingApi',
		data: (address) => ({
			baseUrl: address,
			loginWith: 'emailPassword',
			email: 'api@example.com',
			password: 'secret of the user',
		}),
		good: { status: 1, message: 'Success', data: { accounts: [] } },
		fields: 'Base URL',
		needed: { email: 'Email', password: 'Password', baseUrl: 'Base URL' },
		logsIn: true,
	},
];

const server = new UnwellServer();
let stage: Stage;
let address: string;
let users = 0;

beforeAll(async () => {
	stage = await openStage();
	address = `http://127.0.0.1:${await server.listen()}`;
});

afterAll(async () => {
	await stage?.close();
	await server.close();
});

beforeEach(() => {
	server.illness = { status: 200, body: {} };
	server.logIn = undefined;
	server.paths.length = 0;
});

/** What the editor shows. A refused log-in is remembered, so each has another user. */
async function shown({ type, data }: Case, changes: Record<string, unknown> = {}, at = address) {
	const filled = { ...data(at), ...('email' in data(at) ? { email: `user${users++}@acme.example` } : {}) };
	const { id } = await stage.client.createCredential({ name: type, type, data: filled });
	return await stage.client.testCredential(id, { ...filled, ...changes });
}

/** What is wrong, then what to do: sentences that begin with a capital and hold no code of the machine. */
function expectWords(
	{ status, message }: { status: string; message: string },
	...parts: Array<string | RegExp>
) {
	expect(status).toBe('Error');
	expect(message).toMatch(/^[A-Zh].*[.]$/s);
	expect(message).toMatch(
		/\b(Check|Fill|Copy|Correct|Create|Ask|ask|make a new one|Test again|test again|Try again)\b/,
	);
	expect(message).not.toMatch(
		/\b(E[A-Z]{4,}|undefined|null|Unauthorized|Not Found|Internal Server Error|\[object)/,
	);
	for (const part of parts) expect(message).toMatch(part);
}

describe.each(cases)('$name ($needed)', (provider) => {
	const { name, good, fields, needed, logsIn } = provider;

	it('works where the API answers as documented', async () => {
		server.illness = { status: 200, body: good };
		expect(await shown(provider)).toEqual({ status: 'OK', message: 'Connection successful!' });
	});

	it.each(Object.entries(needed))('asks for %s when it is empty, and calls nobody', async (field, label) => {
		expectWords(await shown(provider, { [field]: '' }), `${label} is missing`, /Fill/);
		expect(server.paths).toEqual([]);
	});

	it.each([
		['a refused key', { status: 401, body: { message: 'no' } }, /refused|does not accept/],
		['a key without rights', { status: 403, body: { message: 'no' } }, /right|role/],
		[
			'a request it does not take',
			{ status: 400, body: { success: false, message: 'The clock is late' } },
			/^(?!.*(e-mail|password)).* refused the test \(HTTP 400\): The clock is late\. .*send the answer to/i,
		],
		['a wrong path', { status: 404, body: { message: 'no route' } }, /There is no/],
		['a wrong path with a page', { status: 404, page: true }, /There is no/],
		['a page with HTTP 200', { status: 200, page: true }, `but not as ${name}`],
		['a page of a firewall', { status: 403, page: true }, `but not as ${name}`],
		['JSON of something else', { status: 200, body: [] }, `but not as ${name}`],
		['a redirect', { status: 302, location: 'https://elsewhere.invalid/' }, `but not as ${name}`],
		['too many calls', { status: 429, body: {} }, /too many calls.*may well be right: wait a minute/],
		['a fault of the API', { status: 500, body: {} }, /fault of its own \(HTTP 500\).*may well be right/],
		[
			'a proxy that wants a login',
			{ status: 407, page: true },
			new RegExp(`proxy between this n8n and ${name} .*HTTP 407.*Ask whoever runs this n8n`),
		],
		['a connection that is cut', 'cut', /^The connection to http:\/\/127\.0\.0\.1.* was cut before/],
		['an answer that is cut', 'half', /^The connection to http:\/\/127\.0\.0\.1.* was cut before/],
	] as Array<[string, Illness, RegExp | string]>)(
		'says what to do about %s',
		async (_title, illness, words) => {
			server.illness = illness;
			expectWords(await shown(provider), words);
			expect(server.paths.length).toBeLessThanOrEqual(logsIn ? 4 : 2);
		},
	);

	it('says that nothing listens, that there is no such server, and that TLS fails', async () => {
		expectWords(
			await shown(provider, {}, 'http://127.0.0.1:9'),
			'Nothing listens at http://127.0.0.1:9',
			fields,
		);
		expectWords(
			await shown(provider, {}, 'https://api.invalid'),
			'There is no server at https://api.invalid',
			fields,
		);
		const overTls = address.replace('http:', 'https:');
		expectWords(await shown(provider, {}, overTls), `No safe connection to ${overTls}`, fields);
	});

	it('sends nothing over plain http to another machine', async () => {
		expectWords(await shown(provider, {}, 'http://api.invalid'), 'Base URL must begin with https://');
	});
});

describe.each(cases.filter(({ logsIn }) => logsIn))('the log-in of $name', (provider) => {
	it.each([
		[
			'refused',
			{ status: 401, body: { status: -1, message: 'Invalid' } },
			/Wrong e-mail or password|details were refused/,
		],
		[
			'refused for a reason of its own',
			{ status: 400, body: { status: -1, message: 'The account sleeps' } },
			/^(?!.*(e-mail|password)).* was refused: The account sleeps\. .*send the answer to/i,
		],
		[
			'refused because of one field',
			{ status: 422, body: { status: -1, message: 'The email is too long' } },
			/^(?!.*password).* was refused: The email is too long\. Correct Email in the/i,
		],
		['at a wrong path', { status: 404, page: true }, /HTTP 404/],
		['answered by a page', { status: 200, page: true }, /HTTP 200/],
		['stopped by too many calls', { status: 429 }, /HTTP 429/],
		['met by a fault', { status: 500 }, /HTTP 500/],
		['cut', 'cut', /was cut before its answer was there/],
		['cut in its answer', 'half', /was cut before its answer was there/],
	] as Array<[string, Illness, RegExp | string]>)('%s is explained', async (_title, illness, words) => {
		server.logIn = illness;
		expectWords(await shown(provider), words);
		expect(server.paths).toHaveLength(1);
	});
});

it.each([cases[0], cases.at(-1)])('a server that never answers is given up: $name', async (provider) => {
	server.illness = 'hang';
	expectWords(
		await shown(provider as Case),
		`No answer came from ${address}`,
		'in time. Test again in a minute',
	);
});
