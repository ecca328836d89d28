/** Answers of HTTP 2xx to reads and writes that are an error all the same, or say nothing. */
import { acquiredWorld } from './acquired.mts';
import { fincode, SIX } from './fincode.mts';
import { fincore, rows } from './fincore.mts';
import { shown, worldOf, type World } from './harness/world.mts';
import { COLLECTION, hexai } from './hexai.mts';
import { hexcore } from './hexcore.mts';

interface Write {
	parameters: Record<string, unknown>;
	path: string;
	/** What the node calls it. */
	action: string;
	/** Whether the provider's documents know a write without an answer. */
	mayBeEmpty?: boolean;
}

const FROZEN = 'Loan is frozen';

const ERRORS: Array<[status: number, body: unknown]> = [
	[200, { error: { message: FROZEN } }],
	[200, { status: 'error', message: FROZEN }],
	[200, { statusCode: 500, message: FROZEN }],
	[200, { success: false, message: FROZEN }],
	[201, { error: FROZEN }],
];

const EMPTY: Array<[status: number, body: unknown]> = [
	[200, ''],
	[201, {}],
	[204, ''],
];

const WRITES: Array<[string, () => World, Write]> = [
	[
		'hexCore',
		() => worldOf(hexcore),
		{
			parameters: { resource: 'loan', operation: 'approve', loanId: 'ln_1' },
			path: '/loans/ln_1/approve',
			action: 'Approve a loan',
		},
	],
	[
		'hexCore without a documented answer',
		() => worldOf(hexcore),
		{
			parameters: { resource: 'loan', operation: 'reject', loanId: 'ln_1' },
			path: '/loans/ln_1/approve',
			action: 'Reject a loan',
		},
	],
	[
		'HexAI',
		() => worldOf(hexai),
		{
			parameters: COLLECTION,
			path: '/collections/initiate',
			action: 'Initiate a collection (make a checkout link)',
		},
	],
	[
		'FinCode',
		() => worldOf(fincode),
		{
			parameters: {
				resource: 'loan',
				operation: 'request',
				currencyCode: 'NGN',
				dateOfBirth: '1990-04-12',
				durationCounter: 6,
				employmentStatus: 'EMPLOYED',
			},
			path: `${SIX}/user/request-loan`,
			action: 'Request a loan',
		},
	],
	[
		'Fincore',
		() => worldOf(fincore),
		{
			parameters: { resource: 'client', operation: 'create', fields: rows({ name: 'Awa' }) },
			path: '/clients',
			action: 'Create a client',
			mayBeEmpty: true,
		},
	],
	[
		'Acquired Banking',
		() => acquiredWorld(),
		{
			parameters: {
				resource: 'subAccount',
				operation: 'create',
				companyId: '113',
				midId: '1056',
				accountName: 'Reconciliation',
			},
			path: '/accounts/sub_accounts/create',
			action: 'Create a sub account',
		},
	],
];

describe.each(WRITES)(
	'a write of %s',
	(_name, worldFor, { parameters, path, action, mayBeEmpty = false }) => {
		const world = worldFor();
		const answered = async (status: number, body: unknown) => {
			await world.sandbox.fault({ kind: 'status', status, body, path });
			return await world.action(parameters).run([{ key: 'ORDER-1', amount: '25.00' }]);
		};

		test.each(ERRORS)("HTTP %d with %j fails with the provider's words", async (status, body) => {
			const outcome = await answered(status, body);
			expect(outcome.items).toEqual([]);
			const { message, description } = shown(outcome);
			expect(`${String(message)}\n${String(description)}`).toContain(FROZEN);
		});

		test.each(EMPTY)('HTTP %d with %j confirms nothing', async (status, body) => {
			const outcome = await answered(status, body);
			if (mayBeEmpty) return expect(outcome.status).toBe('success');
			expect(outcome.items).toEqual([]);
			expect(shown(outcome)).toMatchObject({
				message: `${world.provider.name} did not confirm "${action}": it may have been carried out`,
				httpCode: String(status),
			});
		});
	},
);

describe.each([
	['hexCore', () => worldOf(hexcore)],
	['HexAI', () => worldOf(hexai)],
	['FinCode', () => worldOf(fincode)],
	['Fincore', () => worldOf(fincore)],
	['Acquired Banking', () => acquiredWorld()],
] as const)('a read of %s', (_name, worldFor) => {
	const world = worldFor();
	const answered = async (status: number, body: unknown) => {
		const { read } = world.provider;
		await world.sandbox.fault({ kind: 'status', status, body, path: read.path });
		return await world.action(read.parameters).run([{ key: 'K-1', reference: 'K-1' }]);
	};

	test.each(ERRORS)('HTTP %d with %j is no row', async (status, body) => {
		const outcome = await answered(status, body);
		expect(outcome.items).toEqual([]);
		expect(shown(outcome)).toMatchObject({ message: expect.stringContaining(FROZEN), itemIndex: 0 });
	});

	test('a record that failed is one', async () => {
		const record = { reference: 'K-1', status: 'FAILED', message: 'No funds', error: 'E1' };
		const outcome = await answered(200, {
			success: true,
			status: world.provider.name === 'hexCore' ? true : 'success',
			data: record,
		});
		expect(outcome.json).toEqual([expect.objectContaining(record)]);
	});
});
