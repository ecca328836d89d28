/** What the buttons of the sandbox's pages say of n8n is what n8n does. */
import { acquired } from './acquired.mts';
import { fincode } from './fincode.mts';
import { TRANSFERS } from './fincode.transfers.mts';
import { fincore } from './fincore.mts';
import { type ProviderUnderTest, shown, worldOf } from './harness/world.mts';
import { hexai } from './hexai.mts';
import { hexcore } from './hexcore.mts';

const ledgerPost = TRANSFERS.find(({ title }) => title === 'ledger.post')?.parameters ?? {};

/** Posts to the ledger: a FinCode transfer that can be looked up. */
const fincodeLedger = { ...fincode, transfer: { ...fincode.transfer, parameters: ledgerPost } };

const LINE = [{ key: 'LINE-1', amount: '25.00' }];
const USED = 'was used before: nothing was sent';

interface Abilities {
	/** A lost payment can be looked up. */
	canAsk?: boolean;
	hasBalances?: boolean;
}

describe.each<[string, ProviderUnderTest, Abilities]>([
	['HexAI', hexai, { canAsk: true }],
	['hexCore', hexcore, {}],
	['FinCode, from a wallet', fincode, {}],
	['FinCode, in the ledger', fincodeLedger, { canAsk: true }],
	['Fincore', fincore, { hasBalances: false }],
	['Acquired Banking', acquired, {}],
])('%s', (_title, provider, { canAsk = false, hasBalances = true }) => {
	const world = worldOf(provider);
	const unconfirmed = `${provider.name} did not confirm this payment: the money may have moved`;

	const trouble = async (method: 'POST' | 'DELETE', name: string) => {
		const url = `${world.sandbox.url}/control/${provider.simulator}/troubles/${name}`;
		expect((await fetch(url, { method })).status).toBe(200);
	};
	/** A workflow with the payment; each run is an execution of its own. */
	const payer = () => {
		const node = world.transfer({ askProvider: true });
		return (options: Record<string, unknown> = {}) =>
			node.run(LINE, { options: { askProvider: true, ...options } });
	};
	/** How many payments the simulator was sent, without those that only told that a token had ended. */
	const sent = async () =>
		(await world.sandbox.requests()).filter(
			({ bodyText, status }) => bodyText.includes('LINE-1') && status !== 401,
		).length;

	test('a cut answer: the money may have moved and the key is locked, until the provider is asked', async () => {
		const pay = payer();
		await trouble('POST', 'cutAnswer');
		expect(shown(await pay()).message).toBe(unconfirmed);
		expect(shown(await pay()).message).toContain(USED);
		await trouble('DELETE', 'cutAnswer');
		const settled = await pay({ onDuplicate: canAsk ? 'ask' : 'error' });
		if (canAsk) expect([settled.error, settled.json]).toEqual([undefined, [expect.any(Object)]]);
		else expect(shown(settled).message).toContain(USED);
		expect(await sent()).toBe(1);
	});

	test.each(['serverError', 'down'])(
		'%s: the money may have moved and the key is locked, until it is to be sent again',
		async (name) => {
			const pay = payer();
			await trouble('POST', name);
			expect(shown(await pay()).message).toBe(unconfirmed);
			await trouble('DELETE', name);
			expect(shown(await pay()).message).toContain(USED);
			const before = await sent();
			expect((await pay({ sendAgainKeys: 'LINE-1' })).error).toBeUndefined();
			expect(await sent()).toBe(before + 1);
		},
	);

	const noBalance = async () => {
		const pay = payer();
		await trouble('POST', 'noBalance');
		const refused = shown(await pay());
		expect(refused.message).toBeDefined();
		expect(refused.message).not.toBe(unconfirmed);
		await trouble('DELETE', 'noBalance');
		expect((await pay()).error).toBeUndefined();
	};
	if (hasBalances) test('no balance: refused, and the key is free', noBalance);

	test('slow: the payment is made', async () => {
		await trouble('POST', 'slow');
		expect((await payer()()).error).toBeUndefined();
	});
});
