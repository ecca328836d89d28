import { HexcoreStage, transfer } from './harness/hexcoreStage.mts';
import { CONTINUE, LinesWorkflow } from './harness/linesWorkflow.mts';
import { openStage, type Stage } from './harness/stage.mts';
import { payout } from './harness/workflows.mts';

jest.setTimeout(120_000);

const MOBILE = '+2201234567';

let stage: Stage;
let hexcore: HexcoreStage;

beforeAll(async () => {
	stage = await openStage();
	hexcore = new HexcoreStage(stage);
});

afterAll(async () => {
	await stage?.close();
});

beforeEach(async () => {
	await Promise.all([hexcore.control.reset(), stage.hexAi.reset()]);
});

describe('a key that comes with another payment', () => {
	const FIRST = { invoice: 'K', amount: '10', account: '0123456789' };
	const OTHER = { invoice: 'K', amount: '500', account: '9876543210' };

	it.each(['error', 'pass'])('is refused in a later run, with On Duplicate %s', async (onDuplicate) => {
		const credential = await hexcore.credential();
		const node = transfer(credential, { onDuplicate }, CONTINUE);
		const lines = await LinesWorkflow.of(stage, `other-${onDuplicate}`, node);
		expect(lines.errors(await lines.run([FIRST]))).toEqual([undefined]);
		expect(lines.errors(await lines.run([OTHER]))).toEqual([
			expect.objectContaining({
				code: 'KEY_OF_OTHER_PAYMENT',
				outcome: 'notSent',
				message: 'Payment Key "K" belongs to another payment: nothing was sent',
				description: expect.stringContaining('This item pays 500 NGN to …3210'),
			}),
		]);
		await lines.setOptions({ onDuplicate, sendAgainKeys: 'K' });
		expect(lines.errors(await lines.run([OTHER]))[0]?.code).toBe('KEY_OF_OTHER_PAYMENT');
		expect(await hexcore.paid()).toMatchObject([
			{ amount: 10, destination_account: '0123456789', narration: 'K' },
		]);
	});

	it.each(['error', 'pass'])(
		'stops a run whose key has a misspelt column, with On Duplicate %s',
		async (onDuplicate) => {
			const node = payout(await stage.createCredential(), { onDuplicate });
			node.parameters.clientReference = '=OUT-{{ $json.refernce }}';
			const lines = await LinesWorkflow.of(stage, `misspelt-${onDuplicate}`, node);
			const execution = await lines.run([
				{ amount: '10.00', reference: '1', mobile: MOBILE },
				{ amount: '20.00', reference: '2', mobile: MOBILE },
				{ amount: '30.00', reference: '3', mobile: '+2207654321' },
			]);
			expect(execution.status).toBe('error');
			const { message, description } = lines.stoppedBy(execution) ?? { message: '' };
			expect(message).toBe('2 of 3 items are wrong: nothing was sent');
			expect(description).toContain('10 GMD to …4567');
			expect(description).toContain('20 GMD to …4567');
			expect(description).toContain('misspelt column');
			expect(await stage.hexAi.sent()).toEqual([]);
			expect(await stage.hexAi.paid()).toEqual([]);
		},
	);
});

it('two spellings of a key that look alike are one payment', async () => {
	const credential = await hexcore.credential();
	const node = transfer(credential, {}, CONTINUE);
	node.parameters.narration = 'Rent';
	const lines = await LinesWorkflow.of(stage, 'alike', node);
	const spelt = (invoice: string) => ({ invoice, amount: '77.70' });
	expect(lines.errors(await lines.run([spelt('INV 9')]))).toEqual([undefined]);
	const others = ['INV\u00a09', ' INV 9\u200b', 'INV\u20099'].map(spelt);
	const codes = lines.errors(await lines.run(others)).map((error) => error?.code);
	expect(codes).toEqual(Array(3).fill('DUPLICATE_PAYMENT_KEY'));
	expect(await hexcore.paid()).toMatchObject([{ amount: 77.7 }]);
});

it('a run that stops on errors sends nothing at all when two of its lines are wrong, and names both', async () => {
	const lines = await LinesWorkflow.of(stage, 'wrong', payout(await stage.createCredential()));
	const execution = await lines.run([
		{ amount: '10.00', reference: 'OUT-1', mobile: MOBILE },
		{ amount: '1,000.00', reference: 'OUT-2', mobile: MOBILE },
		{ amount: '30.00', reference: 'OUT-3', mobile: MOBILE },
		{ amount: '40.00', reference: 'OUT-4', mobile: '07700 900000' },
		{ amount: '50.00', reference: 'OUT-5', mobile: MOBILE },
	]);
	expect(execution.status).toBe('error');
	const { message, description } = lines.stoppedBy(execution) ?? { message: '' };
	expect(message).toBe('2 of 5 items are wrong: nothing was sent');
	expect(description).toMatch(/Item 2: .*1,000\.00/);
	expect(description).toMatch(/Item 4: .*07700 900000/);
	expect(description).not.toMatch(/Item [135]:/);
	expect(await stage.hexAi.sent()).toEqual([]);
	expect(await stage.hexAi.paid()).toEqual([]);
});

it('duplicates that pass on say whether the payment was accepted or is unknown', async () => {
	const credential = await hexcore.credential();
	const node = transfer(credential, { onDuplicate: 'pass' }, CONTINUE);
	const lines = await LinesWorkflow.of(stage, 'outcomes', node);
	await hexcore.control.fault({ method: 'POST', path: '/transfers', kind: 'dropAfter' });
	const both = [
		{ invoice: 'LOST', amount: '12.34' },
		{ invoice: 'PAID', amount: '56.78' },
	];
	expect(lines.errors(await lines.run(both))).toMatchObject([{ outcome: 'unknown' }, undefined]);
	expect((await lines.run(both)).output('Transfer')).toEqual([
		{ duplicate: true, paymentKey: 'LOST', outcome: 'unknown' },
		{ duplicate: true, paymentKey: 'PAID', outcome: 'accepted' },
	]);
	expect(await hexcore.paidKeys()).toEqual(['LOST', 'PAID']);
});
