/** The credentials a playground starts with: one for each simulator of the sandbox. */
import type { Credential, CredentialInput, N8nClient } from './client.mts';

/** A credential for a simulator, but for the sandbox's own address. */
interface SimulatorCredential {
	name: string;
	type: string;
	/** Path of the simulator's API in the sandbox. */
	path: string;
	data: Record<string, unknown>;
}

const SIMULATORS: SimulatorCredential[] = [
	{
		name: 'Acquired Banking sandbox',
		type: 'acquiredBankingApi',
		path: '/acquired',
		data: { email: 'api@example.com', password: "4]'Hy.$.MC=dQ9Uz", companyHashcode: 'test_hashcode' },
	},
	{
		name: 'FinCode sandbox',
		type: 'finCodeApi',
		path: '/fincode',
		data: {
			environment: 'custom',
			email: 'manager@sim.example',
			password: 'Sim-Passw0rd!',
			webhookSecret: 'whsec_fincode_demo',
		},
	},
	{
		name: 'Fincore sandbox',
		type: 'fincoreApi',
		path: '/fincore/v1',
		data: { apiKey: 'sim_key', webhookSecret: 'fake-webhook-secret' },
	},
	{
		name: 'HexAI sandbox',
		type: 'hexAiApi',
		path: '/hexai/api/v1',
		data: { apiKey: 'sk_test_sim', webhookSecret: 'fake-webhook-secret' },
	},
	{
		name: 'hexCore sandbox',
		type: 'hexCoreApi',
		path: '/hexcore/v2',
		data: { environment: 'custom', apiKey: 'sk_test_sim', webhookSecret: 'fake-webhook-secret' },
	},
];

const LOOPBACK = /^http:\/\/127\.0\.0\.1:\d+/;

/** Creates the missing credentials, and follows the sandbox to its new port; an address set by hand stays. */
export async function ensureCredentials(client: N8nClient, sandboxUrl: string): Promise<Credential[]> {
	const present = await client.credentials();
	const ensured: Credential[] = [];
	for (const simulator of SIMULATORS) {
		const found = present.find(({ type, name }) => type === simulator.type && name === simulator.name);
		ensured.push(
			found
				? await follow(client, found, sandboxUrl, simulator)
				: await create(client, sandboxUrl, simulator),
		);
	}
	return ensured;
}

async function create(
	client: N8nClient,
	sandboxUrl: string,
	simulator: SimulatorCredential,
): Promise<Credential> {
	const { name, type, path, data } = simulator;
	const credential: CredentialInput = { name, type, data: { ...data, baseUrl: `${sandboxUrl}${path}` } };
	return await client.createCredential(credential);
}

async function follow(
	client: N8nClient,
	found: Credential,
	sandboxUrl: string,
	{ path }: SimulatorCredential,
): Promise<Credential> {
	const baseUrl = `${sandboxUrl}${path}`;
	const { data } = await client.credential(found.id);
	const current = String(data.baseUrl);
	const ours = LOOPBACK.test(current) && current.endsWith(path);
	if (ours && current !== baseUrl)
		await client.updateCredential(found.id, { ...found, data: { ...data, baseUrl } });
	return found;
}
