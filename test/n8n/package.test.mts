import axios from 'axios';
import { outputSchema, schemasOf } from '../support/outputSchemas.mts';
import { providers } from '../unit/support/source.mts';
import { openStage, type Stage } from './harness/stage.mts';

jest.setTimeout(120_000);

let stage: Stage;

beforeAll(async () => {
	stage = await openStage();
});

afterAll(async () => {
	await stage?.close();
});

it('loads the nodes of the packed tarball, the action node also as an AI tool', async () => {
	const names = (await stage.client.nodeTypes()).map(({ name }) => name);
	const own = names.filter((name) => name.startsWith('n8n-nodes-fintech.')).map((name) => name.split('.')[1]);
	const actions = providers.map((name) => name.charAt(0).toLowerCase() + name.slice(1));
	const polled = actions.filter((name) => name !== 'hexCore').map((name) => `${name}PollTrigger`);
	const wanted = [...actions.flatMap((name) => [name, `${name}Tool`, `${name}Trigger`]), ...polled];
	expect(own.sort()).toEqual(wanted.sort());
});

it('serves both icons of a node', async () => {
	const type = (await stage.client.nodeTypes()).find(({ name }) => name === 'n8n-nodes-fintech.hexAi');
	const { light, dark } = type?.iconUrl as { light: string; dark: string };
	for (const icon of [light, dark]) {
		const answer = await axios.get(`${stage.client.url}/${icon}`, { proxy: false });
		expect(answer.headers['content-type']).toContain('image/svg+xml');
	}
});

it.each(providers)(
	'serves the output schemas of %s, so that the editor knows the fields before a run',
	async (provider) => {
		const node = provider.charAt(0).toLowerCase() + provider.slice(1);
		const served = async (path: string) =>
			await stage.client.request('GET', `/schemas/n8n-nodes-fintech.${path}.json`);
		for (const operation of schemasOf(provider)) {
			const schema = await served(`${node}/1/${operation.replace('.', '/')}`);
			expect(schema).toEqual(outputSchema(provider, operation));
		}
		expect(await served(`${node}Trigger/1`)).toEqual(outputSchema(provider));
	},
);

describe('the credential test', () => {
	it('asks the API and accepts a key that works', async () => {
		const { id } = await stage.createCredential();
		expect(await stage.client.testCredential(id)).toMatchObject({ status: 'OK' });
		expect(await stage.hexAi.calls('GET', '/client/balance')).not.toEqual([]);
	});

	it('fails on a wrong key', async () => {
		const { id } = await stage.createCredential({ apiKey: 'sk_test_wrong' });
		expect(await stage.client.testCredential(id)).toMatchObject({ status: 'Error' });
	});

	it('fails without sending the key when the address is plain http elsewhere', async () => {
		const { id } = await stage.createCredential({ baseUrl: 'http://hexai.example/api/v1' });
		expect(await stage.client.testCredential(id)).toMatchObject({
			status: 'Error',
			message: expect.stringContaining('https://'),
		});
	});
});
