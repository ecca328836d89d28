/** The credentials a playground starts with: one for each simulator of the sandbox. */
import type { Credential, N8nClient } from './client.mts';

/** Where the playground's credentials lead. */
export interface Places {
	sandboxUrl: string;
	/** The chat model of the agent example, as a credential for OpenAI wants it. */
	modelUrl: string;
}

/** A credential of the playground, but for the address, which is another at each start. */
interface PlaygroundCredential {
	name: string;
	type: string;
	/** Path of the simulator's API in the sandbox; null for the chat model, left out where there is no address. */
	path?: string | null;
	data: Record<string, unknown>;
}

const HEXAI = {
	type: 'hexAiApi',
	path: '/hexai/api/v1',
	data: { apiKey: 'sk_test_sim', webhookSecret: 'fake-webhook-secret' },
};

/** Where there are several of one type, workflows take the first unless they name another. */
const CREDENTIALS: PlaygroundCredential[] = [
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
	{ ...HEXAI, name: 'HexAI sandbox' },
	{
		...HEXAI,
		name: 'HexAI sandbox, read only',
		data: { ...HEXAI.data, moneyMovement: 'readOnly' },
	},
	{
		...HEXAI,
		name: 'HexAI sandbox, up to 500 GMD',
		data: { ...HEXAI.data, moneyMovement: 'limited', largestPayment: '500.00', largestRunTotal: '500.00' },
	},
	{
		name: 'hexCore sandbox',
		type: 'hexCoreApi',
		path: '/hexcore/v2',
		data: { environment: 'custom', apiKey: 'sk_test_sim', webhookSecret: 'fake-webhook-secret' },
	},
	{
		name: 'Stand-in model',
		type: 'openAiApi',
		path: null,
		data: { apiKey: 'sk-stand-in', header: false },
	},
	{
		name: 'Header of the examples',
		type: 'httpHeaderAuth',
		data: { name: 'X-Order-Key', value: 'playground-order-key' },
	},
];

const LOOPBACK = /^http:\/\/127\.0\.0\.1:\d+/;

/** Creates the missing credentials, and follows sandbox and model to their new ports; an address set by hand stays. */
export async function ensureCredentials(client: N8nClient, places: Places): Promise<Credential[]> {
	const present = await client.credentials();
	const ensured: Credential[] = [];
	for (const wanted of CREDENTIALS) {
		const found = present.find(({ type, name }) => type === wanted.type && name === wanted.name);
		const address = addressOf(wanted, places);
		ensured.push(
			found
				? await follow(client, found, address)
				: await client.createCredential({ ...wanted, data: { ...wanted.data, ...address } }),
		);
	}
	return ensured;
}

/** The field of the address with its value, or nothing. */
function addressOf({ path }: PlaygroundCredential, { sandboxUrl, modelUrl }: Places): Record<string, string> {
	if (path === undefined) return {};
	return path === null ? { url: modelUrl } : { baseUrl: `${sandboxUrl}${path}` };
}

async function follow(
	client: N8nClient,
	found: Credential,
	address: Record<string, string>,
): Promise<Credential> {
	const [[field, wanted] = []] = Object.entries(address);
	if (field === undefined || wanted === undefined) return found;
	const { data } = await client.credential(found.id);
	const current = String(data[field]);
	const ours = LOOPBACK.test(current) && current.endsWith(wanted.replace(LOOPBACK, ''));
	if (ours && current !== wanted)
		await client.updateCredential(found.id, { ...found, data: { ...data, ...address } });
	return found;
}
