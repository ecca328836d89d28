/** A credential whose key, password or address is changed between two runs: what was paid with it stays paid. */
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { type Arrived, FaultServer } from './faults/faultServer.mts';
import { ITEM, PROVIDERS } from './faults/providers.mts';
import { Engine, freshId } from './harness/engine.mts';

let engine: Engine;

beforeAll(async () => {
	engine = await Engine.start();
});

afterAll(async () => await engine?.close());

type Change = ICredentialDataDecryptedObject;

const key = (apiKey: string): Change => ({ apiKey });

/** Name of the contract, the credential of the first run and of the second, and how often the payment goes out. */
const CASES: Array<[provider: string, before: Change, after: Change, sent: number]> = [
	['hexcore', key('sk_test_1'), key('rotated'), 1],
	['hexcore', key('sk_live_1'), key('rotated'), 1],
	['hexcore', key('plain'), key('sk_test_1'), 1],
	['hexcore', key('plain'), key('sk_live_1'), 1],
	['hexcore', key('plain'), key('rotated'), 1],
	['hexcore', key('sk_live_1'), key('sk_live_2'), 1],
	['hexcore', key('sk_test_1'), key('sk_live_1'), 2],
	['hexai', key('sk_test_1'), key('rotated'), 1],
	['hexai', key('sk_live_1'), key('rotated'), 1],
	['hexai', key('plain'), key('sk_live_1'), 1],
	['hexai', key('sk_test_1'), key('sk_live_1'), 2],
	['fincore', key('one'), key('two'), 1],
	['acquired-banking', {}, { password: 'another' }, 1],
	['fincode', {}, { authentication: 'apiToken', apiToken: 'another' }, 1],
];

test.each(CASES)('%s, from %j to %j: the payment goes out %d times', async (name, before, after, sent) => {
	const provider = PROVIDERS.find(({ contract }) => contract === name);
	const [transfer] = provider?.transfers ?? [];
	if (!provider || !transfer) throw new Error(`No transfer of ${name}`);
	const { under } = provider;
	const server = new FaultServer(
		(request: Arrived) => provider.login?.(request) ?? provider.accepted(request),
	);
	await server.open();
	const id = freshId('keys');
	const node = engine.action({
		type: under.node,
		parameters: transfer.parameters,
		credential: { type: under.credentialType, id },
		onError: 'continueRegularOutput',
	});
	try {
		for (const change of [before, after]) {
			const credential = under.credential(`http://127.0.0.1:${server.port}${under.apiPath}`);
			engine.saveCredential(id, { ...credential, ...change });
			await node.run([{ ...ITEM, key: 'KEY-1', amount: '25.00' }]);
		}
		expect(server.arrived.filter((request) => !provider.login?.(request))).toHaveLength(sent);
	} finally {
		await server.close();
	}
});
