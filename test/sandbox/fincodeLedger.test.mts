import {
	CUSTOMER_ID,
	fincodeBox,
	type FincodeBox,
	lendingHeaders,
	NAIRA_WALLET,
	PASSWORD,
	SIX,
	WALLET,
} from './fincode.mts';

let box: FincodeBox;
beforeAll(async () => {
	box = await fincodeBox();
});
afterAll(() => box.close());
beforeEach(() => box.reset());

const { 'x-idempotency-key': _key, ...fapi } = lendingHeaders();
const get = <T = Record<string, unknown>,>(path: string, headers: Record<string, string> = fapi) =>
	box.api<T>('GET', `${SIX}/ledger/${path}`, undefined, headers);
const instruction = (key: string, amount: unknown = 100) => ({
	instructionIdempotencykey: key,
	primaryAccountNumber: '8883633074',
	currencyCode: 'NGN',
	creditDebitInstructionDirection: 'DEBIT_PRIMARY_ACCOUNT_CREDIT_COUNTERPARTY_ACCOUNT',
	counterParties: [{ accountNumber: '8883968718', amount }],
});
const post = (items: unknown, headers: Record<string, string> = fapi) =>
	box.api('POST', `${SIX}/gateway/post-account`, items, headers);

/** Sums of the balances by currency, and of the entries by posting. */
async function sums() {
	const { accounts, entries } = (await box.state()).ledger;
	const total = new Map<string, number>();
	for (const { currency, balance } of accounts) total.set(currency, (total.get(currency) ?? 0) + balance);
	const postings = new Map<string, number>();
	for (const { postingGroup, type, amount } of entries) {
		postings.set(postingGroup, (postings.get(postingGroup) ?? 0) + (type === 'DEBIT' ? -amount : amount));
	}
	return { currencies: [...total.values()], postings: [...postings.values()] };
}

test('every posting has two sides, and the books always balance', async () => {
	await post([instruction('L-1'), instruction('L-2', 50)]);
	const pcn = (await box.create('7.41')).json.data.pcn;
	await box.api('POST', `${SIX}/paymentmanagement/makepaymentfromwalletaccount`, {
		paymentGatewayRef: 'W-1',
		payableType: 'TRANSACTION',
		payAbleId: pcn,
		accountId: WALLET,
		totalCheckOutAmount: 8,
		password: PASSWORD,
	});
	await box.advance(5_000);
	const { currencies, postings } = await sums();
	expect(currencies).toEqual([0, 0]);
	expect(postings).toHaveLength(6);
	expect(new Set(postings)).toEqual(new Set([0]));
});

test('the balance of an account', async () => {
	expect((await get(`account-balance/${WALLET}`)).json.data).toMatchObject({
		accountId: WALLET,
		availableBalance: 10_000,
		currency: 'GBP',
	});
	const unknown = await get('account-balance/none');
	expect([unknown.status, unknown.json.error.code]).toEqual([404, 'NOT_FOUND']);
	const without = await get(`account-balance/${WALLET}`, {});
	expect([without.status, without.json.error.field]).toEqual([422, 'x-fapi-auth-date']);
});

test('the accounts of a customer, by a call with an idempotency key', async () => {
	const path = `${SIX}/account-maintenance/list-accounts/${CUSTOMER_ID}`;
	const { json } = await box.api<Array<Record<string, unknown>>>('GET', path, undefined, lendingHeaders());
	expect(json.data.map(({ accountId, currency }) => [accountId, currency])).toEqual([
		[WALLET, 'GBP'],
		[NAIRA_WALLET, 'NGN'],
	]);
	const { 'x-idempotency-key': _left, ...headers } = lendingHeaders();
	expect((await box.api('GET', path, undefined, headers)).json.error.field).toBe('x-idempotency-key');
});

describe('posting', () => {
	test('takes an array, wrapped or bare, and the same key once', async () => {
		const first = await post([instruction('once')]);
		expect((await post([instruction('once')])).json).toEqual(first.json);
		const bare = await box.bare<{ status: string }>(
			'POST',
			`${SIX}/gateway/post-account`,
			[instruction('bare')],
			{ 'x-auth-token': 'sim_api_token_manager', ...fapi },
		);
		expect(bare.json.status).toBe('SUCCESS');
		expect((await get(`account-balance/${NAIRA_WALLET}`)).json.data.availableBalance).toBe(999_800);
	});

	test.each([
		['data', {}],
		['instructionIdempotencykey', [{ ...instruction('x'), instructionIdempotencykey: '' }]],
		['primaryAccountNumber', [{ ...instruction('x'), primaryAccountNumber: '1' }]],
		['currencyCode', [{ ...instruction('x'), currencyCode: 'GBP' }]],
		['creditDebitInstructionDirection', [{ ...instruction('x'), creditDebitInstructionDirection: 'UP' }]],
		['counterParties.amount', [instruction('x', 0)]],
	])('refuses a wrong %s and books nothing', async (field, items) => {
		const reply = await post(items);
		expect([reply.status, reply.json.error.field]).toEqual([422, field]);
		expect((await sums()).postings).toHaveLength(2);
	});
});

describe('history', () => {
	const pages = async (size = 2) => {
		const lengths: string[][] = [];
		for (let page = 0; page < 4; page++) {
			const { json } = await get<Array<{ id: string }>>(
				`account-ledger-history/${NAIRA_WALLET}/${page}/${size}`,
			);
			lengths.push(json.data.map(({ id }) => id));
		}
		return lengths;
	};
	const three = () => post([instruction('H-1'), instruction('H-2'), instruction('H-3')]);

	test('pages from 0', async () => {
		await three();
		expect((await pages()).map(({ length }) => length)).toEqual([2, 2, 0, 0]);
	});

	test('where the first page is 1, page 0 shows the same', async () => {
		await three();
		await box.set({ ledgerFirstPage: '1' });
		const [zero, one, two] = await pages();
		expect(zero).toEqual(one);
		expect(two).not.toEqual(one);
	});

	test('a cap shortens pages silently', async () => {
		await three();
		await box.set({ listCap: 1 });
		expect((await pages(20)).map(({ length }) => length)).toEqual([1, 1, 1, 1]);
	});

	test('both sides of a posting are found by its interaction id', async () => {
		await post([instruction('I-1')], { ...fapi, 'x-fapi-interaction-id': 'searched' });
		const found = await get<Array<{ type: string }>>('account-ledger-history-interaction-id', {
			...fapi,
			'x-fapi-interaction-id': 'searched',
		});
		expect(found.json.data.map(({ type }) => type)).toEqual(['DEBIT', 'CREDIT']);
	});
});
