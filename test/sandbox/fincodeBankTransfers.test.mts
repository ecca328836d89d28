import { CUSTOMER_ID, fincodeBox, type FincodeBox, lendingHeaders, NAIRA_WALLET, ONE } from './fincode.mts';

const BANK_ACCOUNT = '2b3c4d5e-6666-4f70-9b00-123412341234';
const HOLDER = { accountNumber: '8883633074', bankCode: '044', accountName: 'VICTOR ADEBIYI' };

let box: FincodeBox;
beforeAll(async () => {
	box = await fincodeBox();
});
afterAll(() => box.close());
beforeEach(() => box.reset());

type Row = Record<string, unknown>;
type Role = 'manager' | 'customer';

const post = (path: string, data: Row) => box.api('POST', `${ONE}/user${path}`, data, lendingHeaders());
const get = <T = Row,>(path: string, role?: Role) =>
	box.api<T>('GET', `${ONE}/user${path}`, undefined, lendingHeaders(), role);
const withoutKey = (path: string) => {
	const { 'x-idempotency-key': _left, ...headers } = lendingHeaders();
	return box.api('GET', `${ONE}/user${path}`, undefined, headers);
};
const balance = async () =>
	(await box.state()).ledger.accounts.find(({ id }) => id === NAIRA_WALLET)?.balance;

describe('bank accounts of a customer', () => {
	const account = { ...HOLDER, customerId: CUSTOMER_ID, bankName: 'Access Bank' };
	const listed = async () => (await get<Row[]>(`/list-customer-bank-accounts/${CUSTOMER_ID}`)).json.data;

	test('the one of the documents is there, and one that is saved joins it', async () => {
		expect(await listed()).toMatchObject([{ accountId: BANK_ACCOUNT, ...HOLDER, isDefault: true }]);
		const { json } = await post('/create-bank-account', { ...account, isDefault: true });
		expect(json.data).toEqual({
			...account,
			accountId: expect.any(String),
			isDefault: true,
			isVerified: true,
		});
		expect((await listed()).map(({ isDefault }) => isDefault)).toEqual([false, true]);
	});

	test('one is seen by its id, without an idempotency key', async () => {
		const { json } = await withoutKey(`/view-bank-account/${BANK_ACCOUNT}`);
		expect(json.data).toMatchObject({ accountId: BANK_ACCOUNT, accountType: 'SAVINGS', isVerified: true });
		expect((await withoutKey('/view-bank-account/none')).status).toBe(404);
	});

	test('the list wants an idempotency key', async () => {
		const reply = await withoutKey(`/list-customer-bank-accounts/${CUSTOMER_ID}`);
		expect([reply.status, reply.json.error.field]).toEqual([422, 'x-idempotency-key']);
	});

	test.each(['customerId', 'accountNumber', 'accountName', 'bankCode', 'bankName'])(
		'a new one needs %s',
		async (field) => {
			const reply = await post('/create-bank-account', { ...account, [field]: undefined });
			expect([reply.status, reply.json.error.field]).toEqual([422, field]);
		},
	);

	test('a wrong holder and a switch that is none are refused', async () => {
		const faults = [{ accountName: 'ADA OBI' }, { isDefault: 'yes' }];
		const fields = await Promise.all(
			faults.map(async (fault) => (await post('/create-bank-account', { ...account, ...fault })).json.error),
		);
		expect(fields).toMatchObject([{ field: 'accountName' }, { field: 'isDefault' }]);
	});
});

describe('money out of the wallet', () => {
	const transfer = (amount: unknown) =>
		post('/transfer-funds-to-bank', {
			...HOLDER,
			customerId: CUSTOMER_ID,
			amount,
			bankAccountId: BANK_ACCOUNT,
		});
	const started = async (amount: number) => String((await transfer(amount)).json.data.transactionReference);
	const stateOf = async (reference: string) =>
		(await withoutKey(`/check-transfer-status/${reference}`)).json.data;

	test('a transfer costs its fee', async () => {
		expect((await transfer(5_000)).json.data).toMatchObject({ amount: 5_000, status: 'PENDING' });
		expect(await balance()).toBe(1_000_000_000 - 5_010_000);
		expect((await transfer('5000')).json.error.field).toBe('amount');
	});

	test('.21 fails inside a good reply and costs nothing', async () => {
		const { status, json } = await transfer(5_000.21);
		expect([status, json.status, json.data.status]).toEqual([200, 'SUCCESS', 'FAILED']);
		expect(await balance()).toBe(1_000_000_000);
		expect(await stateOf(String(json.data.transactionReference))).toMatchObject({
			transferStatus: 'FAILED',
			failureReason: expect.any(String),
		});
	});

	test('it is pending, under way and completed, and its reference tells', async () => {
		const reference = await started(5_000);
		const seen = [(await stateOf(reference)).transferStatus];
		for (let step = 0; step < 2; step++) {
			await box.advance(1_000);
			seen.push((await stateOf(reference)).transferStatus);
		}
		expect(seen).toEqual(['PENDING', 'PROCESSING', 'COMPLETED']);
		expect(await stateOf(reference)).toMatchObject({ amount: 5_000, completedDate: expect.any(String) });
		expect((await withoutKey('/check-transfer-status/none')).status).toBe(404);
	});

	test('.41 fails at the bank, and the money comes back', async () => {
		const reference = await started(5_000.41);
		await box.advance(1_000);
		await box.advance(1_000);
		expect(await stateOf(reference)).toMatchObject({ transferStatus: 'FAILED' });
		expect(await balance()).toBe(1_000_000_000);
	});

	test('.13 is in the history, although its answer gets lost', async () => {
		await started(5_000);
		expect((await transfer(30.13)).status).toBe(500);
		const { json } = await get<Row[]>(`/transfer-history/${CUSTOMER_ID}`);
		expect(json.data.map(({ amount }) => amount)).toEqual([30.13, 5_000]);
	});

	test('a customer sees nothing of another one', async () => {
		for (const path of ['/transfer-history/other', '/list-customer-bank-accounts/other']) {
			expect((await get(path, 'customer')).status).toBe(403);
		}
	});
});
