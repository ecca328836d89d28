/** The commands of sandbox/README.md do what it says. */
import { harness, type Harness } from '../sandbox/harness.mts';
import { exampleOf, runExample } from './harness/readmeExamples.mts';

let box: Harness;
beforeAll(async () => {
	box = await harness();
});
afterAll(() => box.close());
beforeEach(async () => {
	await box.send('POST', '/control/reset');
});

const run = (heading: string) => runExample(heading, box.url);
const state = async <T,>(name: string) => (await box.send<T>('GET', `/control/${name}/state`)).json;

test('the sandbox is where the README says', async () => {
	expect(exampleOf('From any client')).toBe('export SANDBOX=http://127.0.0.1:4010\n');
});

test('HexAI: balance, payout and checkout link', async () => {
	const printed = await run('HexAI');
	expect(printed).toContain('"available_balance_gmd":"4500.50"');
	const [link] = /http[^"]+\/checkout\/[^"]+/.exec(printed) ?? [''];
	expect((await fetch(link)).status).toBe(200);
	expect((await box.state()).counts).toMatchObject({ payoutsBooked: 1, collectionsBooked: 1 });
});

test('hexCore: balance and transfer', async () => {
	expect(await run('hexCore')).toContain('"available_balance":500000');
	expect(await state('hexcore')).toMatchObject({
		transfers: [{ amount: 50_000, narration: 'Invoice 1001', destination_account: '0123456789' }],
	});
});

test('FinCode: sign-in, balance and payment', async () => {
	expect(await run('FinCode')).toContain('"availableBalance":10000');
	const { ledger } = await state<{ ledger: { entries: unknown[] } }>('fincode');
	expect(ledger.entries).toContainEqual(
		expect.objectContaining({ paymentReference: 'BILL-1', amount: 25_000, type: 'DEBIT' }),
	);
});

test('Fincore: clients, loan and payment link', async () => {
	const printed = await run('Fincore');
	const [link] = /http[^"]+\/pay\/[^"]+/.exec(printed) ?? [''];
	expect((await fetch(link)).status).toBe(200);
	expect(await state('fincore')).toMatchObject({
		loans: [{ amount: 900 }],
		paymentLinks: [{ reference: 'INV-7' }],
	});
});

test('Acquired Banking: sign-in, ledgers and transfer', async () => {
	expect(await run('Acquired Banking')).toContain('Savings');
	expect(await state('acquired')).toMatchObject({
		payments: [{ kind: 'transfer', code: '1', body: { amount: '12.50' } }],
	});
});

test('a webhook address, and an answer that gets lost', async () => {
	await run('Webhooks, and what goes wrong');
	expect((await box.control('GET', '/settings')).json).toMatchObject({
		webhookUrl: 'http://127.0.0.1:3000/webhook',
	});
	await expect(box.payOut('LOST')).rejects.toThrow('fetch failed');
	expect((await box.state()).counts.payoutsBooked).toBe(1);
});
