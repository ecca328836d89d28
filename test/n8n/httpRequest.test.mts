/** n8n's HTTP Request node with the credentials of this package: the way to calls the nodes don't have. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ensureCredentials } from '../../playground/credentials.mts';
import type { Execution } from '../../playground/execution.mts';
import { errorOf, runByHand } from './harness/acquiredStage.mts';
import { openStage, type Stage } from './harness/stage.mts';
import { byHand, chain, type Credential, httpRequest } from './harness/workflows.mts';

jest.setTimeout(180_000);

/** A harmless read of each API. */
const READS: Array<[type: string, simulator: string, path: string]> = [
	['acquiredBankingApi', 'acquired', '/acquired/accounts/list'],
	['finCodeApi', 'fincode', '/fincode/api/v6/services/usermanagement/profile'],
	['fincoreApi', 'fincore', '/fincore/v1/clients'],
	['hexAiApi', 'hexai', '/hexai/api/v1/client/balance'],
	['hexCoreApi', 'hexcore', '/hexcore/v2/account/balance'],
];

let stage: Stage;
let elsewhere: Server;
/** What came to a server that is none of the providers. */
let received: IncomingMessage[] = [];
let credentials: Map<string, Credential>;

beforeAll(async () => {
	stage = await openStage();
	const list = await ensureCredentials(stage.client, {
		sandboxUrl: stage.sandboxUrl,
		modelUrl: 'http://127.0.0.1:9/v1',
	});
	credentials = new Map(list.map((one) => [one.type, one]));
	elsewhere = createServer((request, response) => {
		received.push(request);
		response.end('{}');
	});
	await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
	elsewhere?.close();
	await stage?.close();
});

beforeEach(async () => {
	received = [];
	for (const [, simulator] of READS) await stage.control(simulator).reset();
});

async function called(type: string, url: string, more: Record<string, unknown> = {}): Promise<Execution> {
	const credential = credentials.get(type);
	if (!credential) throw new Error(`There is no credential ${type}.`);
	const workflow = await stage.client.createWorkflow(
		chain('Outside', [byHand('Start'), httpRequest('Call', url, type, credential, more)]),
	);
	return await runByHand(stage, workflow, 'Start');
}

const other = () => `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;

describe.each(READS)('with the credential %s', (type, simulator, path) => {
	test('a call of the API answers', async () => {
		const execution = await called(type, `${stage.sandboxUrl}${path}`);
		expect(errorOf(execution, 'Call')).toBeUndefined();
		expect(execution.output('Call').length).toBeGreaterThan(0);
	});

	test('a call to another host is stopped, and nothing is sent there', async () => {
		const execution = await called(type, `${other()}${path}`);
		expect(JSON.stringify(errorOf(execution, 'Call'))).toContain('is not the address this credential is for');
		expect(received).toEqual([]);
	});

	test('a redirect to another host is not followed', async () => {
		const headers = { location: `${other()}/take` };
		// n8n makes the call once more where it can renew a login.
		await stage.control(simulator).fault({ kind: 'status', status: 302, headers, method: 'GET', times: 9 });
		const execution = await called(type, `${stage.sandboxUrl}${path}`);
		expect(errorOf(execution, 'Call')).toBeDefined();
		expect(received).toEqual([]);
	});
});

describe('a login', () => {
	test.each([
		['acquiredBankingApi', '/acquired/accounts/list'],
		['finCodeApi', '/fincode/api/v6/services/usermanagement/profile'],
	])('of %s that has ended is renewed', async (type, path) => {
		expect(errorOf(await called(type, `${stage.sandboxUrl}${path}`), 'Call')).toBeUndefined();
		if (type === 'finCodeApi') await stage.control('fincode').post('/tokens/expire');
		else await stage.control('acquired').advance(7_201_000);
		expect(errorOf(await called(type, `${stage.sandboxUrl}${path}`), 'Call')).toBeUndefined();
	});

	test.each([
		['acquiredBankingApi', 'acquired', '/acquired/accounts/list', 'POST', '/login'],
		[
			'finCodeApi',
			'fincode',
			'/fincode/api/v6/services/usermanagement/profile',
			'PUT',
			'/v6/services/securitymanagement/login',
		],
	] as const)(
		'of %s is not made again by calls that are stopped on their way to another host',
		async (type, simulator, path, method, login) => {
			expect(errorOf(await called(type, `${stage.sandboxUrl}${path}`), 'Call')).toBeUndefined();
			const before = await stage.control(simulator).calls(method, login);
			for (let item = 0; item < 3; item++) {
				expect(errorOf(await called(type, `${other()}${path}`), 'Call')).toBeDefined();
			}
			expect(await stage.control(simulator).calls(method, login)).toHaveLength(before.length);
			expect(received).toEqual([]);
		},
	);

	test.each([
		['acquiredBankingApi', 'acquired', '/acquired', '/accounts/list', '/accounts/create'],
		[
			'finCodeApi',
			'fincode',
			'/fincode/api',
			'/v6/services/usermanagement/profile',
			'/v6/services/transactionmanagement/create-transaction',
		],
	])(
		'of %s that still counts is no reason to send a failed call twice',
		async (type, simulator, api, read, write) => {
			expect(errorOf(await called(type, `${stage.sandboxUrl}${api}${read}`), 'Call')).toBeUndefined();
			await stage.control(simulator).fault({ kind: 'status', status: 500, method: 'POST', times: 9 });
			const body = { method: 'POST', sendBody: true, specifyBody: 'json', jsonBody: '{ "a": 1 }' };
			const execution = await called(type, `${stage.sandboxUrl}${api}${write}`, body);
			expect(errorOf(execution, 'Call')?.httpCode).toBe('500');
			expect(await stage.control(simulator).calls('POST', write)).toHaveLength(1);
		},
	);
});
