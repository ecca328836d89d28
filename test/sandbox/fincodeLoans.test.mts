import {
	CUSTOMER_ID,
	fincodeBox,
	type FincodeBox,
	lendingHeaders,
	NAIRA_WALLET,
	ONE,
	SIX,
	WALLET,
} from './fincode.mts';

const USER = '/v1/user';
const PRODUCT = '1e2f3a4b-4444-4c5d-9e00-001122334455';

let box: FincodeBox;
beforeAll(async () => {
	box = await fincodeBox();
});
afterAll(() => box.close());
beforeEach(() => box.reset());

type Role = 'manager' | 'agent' | 'customer';

const call = <T = Record<string, unknown>,>(
	method: string,
	path: string,
	data?: unknown,
	role: Role = 'manager',
) => box.api<T>(method, path, data, lendingHeaders(), role);
const get = <T = Record<string, unknown>,>(path: string, role?: Role) =>
	call<T>('GET', path, undefined, role);
const application = {
	currencyCode: 'NGN',
	dateOfBirth: '1990-04-12',
	durationCounter: 6,
	employmentStatus: 'EMPLOYED',
	loanApplicationStatusEnum: 'REQUESTED',
	loanAmount: 120_000,
};
const requested = async (more: object = {}) =>
	String(
		(await call('POST', `${SIX}/user/request-loan`, { ...application, ...more })).json.data.loanApplicationId,
	);
const control = (id: string, action: string, body: object = {}) =>
	box.control('POST', `/loans/${id}/${action}`, body);
const put = (path: string, data?: unknown) => call('PUT', `${ONE}/user${path}`, data ?? {});
const statusOf = async (id: string) => {
	const details = await get<{ loanDetails: Record<string, unknown> }>(
		`${ONE}/user/loan-application-details/${id}`,
	);
	return details.json.data.loanDetails.loanApplicationStatusEnum;
};
const disbursed = async (more: object = {}) => {
	const id = await requested(more);
	await control(id, 'approve', { withOffer: true });
	await put(`/accept-loan-offer/${id}/accept`);
	await put(`/accept-terms-and-conditions/${id}`);
	return id;
};
const balance = async (id: string) =>
	(await box.state()).ledger.accounts.find((account) => account.id === id)?.balance;

describe('the life of a loan', () => {
	test('requested, approved, offered, accepted, disbursed, paid off', async () => {
		const id = await requested();
		const seen = [await statusOf(id)];
		for (const next of [
			() => control(id, 'approve'),
			() => control(id, 'offer'),
			() => put(`/update-application/${id}?status=true`),
			() => put(`/accept-terms-and-conditions/${id}`),
			() => call('POST', `${ONE}/user/payoff-loan`, { loanApplicationId: id, paymentMethod: 'WALLET' }),
		]) {
			expect((await next()).status).toBe(200);
			seen.push(await statusOf(id));
		}
		expect(seen).toEqual(['REQUESTED', 'APPROVED', 'OFFER_SENT', 'ACCEPTED', 'DISBURSED', 'PAID_OFF']);
	});

	test('each step only from the one before', async () => {
		const id = await requested();
		for (const path of [
			`/update-application/${id}?status=true`,
			`/accept-loan-offer/${id}/accept`,
			`/accept-terms-and-conditions/${id}`,
		]) {
			const reply = await put(path);
			expect([reply.status, reply.json.error.field]).toEqual([422, 'loanApplicationId']);
		}
		expect((await control(id, 'offer')).status).toBe(422);
		await control(id, 'reject');
		expect(await statusOf(id)).toBe('REJECTED');
	});

	test('an offer can be declined', async () => {
		const id = await requested();
		await control(id, 'approve', { withOffer: true });
		expect((await put(`/update-application/${id}?status=maybe`)).json.error.field).toBe('status');
		const { json } = await put(`/update-application/${id}?status=false`);
		expect(json.data).toMatchObject({ applicationId: id, loanStatus: 'WITHDRAWN' });
	});

	test('decisions come by themselves when told to', async () => {
		await box.set({ loanDecisionMs: 5_000 });
		const id = await requested();
		await box.advance(5_000);
		expect(await statusOf(id)).toBe('OFFER_SENT');
		expect((await get<unknown[]>(`${ONE}/user/get-loan-offer`, 'customer')).json.data).toHaveLength(1);
	});

	test.each([
		'currencyCode',
		'dateOfBirth',
		'durationCounter',
		'employmentStatus',
		'loanApplicationStatusEnum',
	])('a request needs %s', async (field) => {
		const reply = await call('POST', `${SIX}/user/request-loan`, { ...application, [field]: undefined });
		expect([reply.status, reply.json.error.field]).toEqual([422, field]);
	});

	test('the terms pay the loan into the wallet, and the same key does so once', async () => {
		const id = await requested();
		await control(id, 'approve', { withOffer: true });
		await put(`/accept-loan-offer/${id}/accept`);
		const before = Number(await balance(NAIRA_WALLET));
		const accept = () =>
			box.api('PUT', `${ONE}/user/accept-terms-and-conditions/${id}`, {}, lendingHeaders('terms'));
		const first = await accept();
		expect((await accept()).json).toEqual(first.json);
		expect(Number(await balance(NAIRA_WALLET)) - before).toBe(120_000_000);
	});
});

describe('versions and spellings', () => {
	test('each call answers under its documented version, or under one for all', async () => {
		const statuses = async () =>
			await Promise.all(
				['v1', 'v6'].map(async (version) => (await get(`/${version}/services/user/get-loan-offer`)).status),
			);
		expect(await statuses()).toEqual([200, 404]);
		await box.set({ lendingBase: 'v6' });
		expect(await statuses()).toEqual([404, 200]);
	});

	test('loan history under its second spelling', async () => {
		await box.set({ pathVariant: 'second' });
		expect((await get(`${ONE}/user/loan-history/${CUSTOMER_ID}`)).status).toBe(200);
		expect((await get(`${ONE}/user/get-loan-history/${CUSTOMER_ID}`)).status).toBe(404);
	});
});

describe('what there is to read', () => {
	test('history pages, active loans, totals and instalments', async () => {
		for (let index = 0; index < 3; index++) await requested();
		await disbursed();
		const page = async (query: string) =>
			(await get<unknown[]>(`${ONE}/user/get-loan-history/${CUSTOMER_ID}${query}`)).json.data.length;
		expect([
			await page('?page=1&size=3'),
			await page('?page=2&size=3'),
			await page('?page=3&size=3'),
		]).toEqual([3, 1, 0]);
		expect((await get<unknown[]>(`${ONE}/user/manage-loans/${CUSTOMER_ID}`)).json.data).toHaveLength(1);
		expect((await get(`${ONE}/user/get-total/${CUSTOMER_ID}`)).json.data).toEqual({
			customerId: CUSTOMER_ID,
			totalBorrowed: 120_000,
			totalOutstanding: 132_000,
		});
		const pending = await get<Array<Record<string, unknown>>>(
			`${ONE}/user/pending-repayments/${CUSTOMER_ID}`,
		);
		expect(pending.json.data).toHaveLength(6);
		expect(pending.json.data[0]).toMatchObject({
			installmentNumber: 1,
			amountDue: 22_000,
			status: 'PENDING',
		});
		await box.advance(45 * 86_400_000);
		const later = await get<Array<Record<string, unknown>>>(`${ONE}/user/pending-repayments/${CUSTOMER_ID}`);
		expect(later.json.data.map(({ status }) => status).slice(0, 2)).toEqual(['OVERDUE', 'PENDING']);
	});

	test('terms, questions and instructions, the last without an idempotency key', async () => {
		expect((await get(`${ONE}/user/get-loan-terms/org-1`)).json.data).toMatchObject({
			organisationId: 'org-1',
		});
		expect(
			(await get<unknown[]>(`${ONE}/user/loan-eligibility-questions/${PRODUCT}`)).json.data,
		).toHaveLength(2);
		const id = await requested();
		const { 'x-idempotency-key': _left, ...fapi } = lendingHeaders();
		const path = `${ONE}/user/repayment-instructions/${id}`;
		expect((await box.api('GET', path, undefined, fapi)).json.data).toMatchObject({ loanApplicationId: id });
	});

	test('the bank account of the documents; lists as an object', async () => {
		const path = `${ONE}/user/verify-bank-account`;
		expect((await get(`${path}/044/8883633074`)).json.data).toMatchObject({ accountName: 'VICTOR ADEBIYI' });
		expect((await get(`${path}/044/0000000000`)).status).toBe(404);
		expect((await get(`${path}/044/12`)).json.error.field).toBe('accountNumber');
		await box.set({ listShape: 'object' });
		expect((await get(`${ONE}/user/get-loan-offer`)).json.data).toEqual({ offers: [], more: false });
	});
});

describe('paying back', () => {
	const repay = (body: object) => call('POST', `${ONE}/user/repay-loan/${CUSTOMER_ID}`, body);

	test('a repayment waits to be verified and then counts', async () => {
		await disbursed();
		const { json } = await repay({ amount: 32_000, paymentReference: 'R-1' });
		expect(json.data).toMatchObject({ repaymentAmount: 32_000, verificationStatus: 'PENDING_VERIFICATION' });
		const list = (query: string) =>
			get<Array<Record<string, unknown>>>(`${SIX}/admin/repayments/list?${query}`);
		expect((await list('status=PENDING_VERIFICATION')).json.data).toHaveLength(1);
		expect((await list('startDate=2999-01-01T00:00:00Z')).json.data).toHaveLength(0);
		expect((await list('status=SOME')).json.error.field).toBe('status');
		await box.control('POST', `/repayments/${json.data.id}/verify`);
		expect((await box.state()).loans[0]?.outstandingBalance).toBe(100_000);
		const paid = await get<unknown[]>(`${ONE}/user/repaid-transactions/${CUSTOMER_ID}`);
		expect(paid.json.data).toHaveLength(1);
	});

	test('too much, and a loan under collection, are refused', async () => {
		const id = await disbursed();
		expect((await repay({ amount: 200_000 })).json.error.field).toBe('amount');
		await control(id, 'collection');
		expect((await repay({ amount: 10 })).json).toMatchObject({ status: 'FAILED' });
	});

	test('the loan with its payments tells what was paid and what is left', async () => {
		const id = await disbursed();
		const { json } = await repay({ amount: 32_000 });
		await box.control('POST', `/repayments/${json.data.id}/verify`);
		const reply = await get<{ paymentHistory: unknown[] }>(
			`${ONE}/user/loan-details-with-payment-history/${id}`,
		);
		expect(reply.json.data).toMatchObject({
			loanApplicationStatus: 'DISBURSED',
			totalAmountPaid: 32_000,
			totalBalance: 100_000,
			loanFullyRepaid: false,
		});
		expect(reply.json.data.paymentHistory).toHaveLength(7);
		expect(reply.json.data.paymentHistory[0]).toMatchObject({ amountPaid: 32_000, paymentStatus: 'PAID' });
		expect((await get(`${ONE}/user/loan-details-with-payment-history/none`)).status).toBe(404);
	});

	test('a payoff of .13 is booked before the answer gets lost', async () => {
		const id = await disbursed();
		const body = { loanApplicationId: id, paymentMethod: 'CARD', payoffAmount: 2_000.13 };
		expect((await call('POST', `${ONE}/user/payoff-loan`, body)).status).toBe(500);
		expect((await box.state()).loans[0]?.outstandingBalance).toBe(129_999.87);
	});
});

describe('investments', () => {
	test('quoted, bought from the wallet, listed in pages and added up', async () => {
		expect((await get(`${USER}/quote/get-quote/${PRODUCT}/10`)).json.data).toMatchObject({ totalAmount: 50 });
		const apply = () =>
			call('POST', `${USER}/apply`, {
				investmentProductId: PRODUCT,
				numberOfUnitsToPurchase: 10,
				userWalletId: WALLET,
				customerId: CUSTOMER_ID,
				customerName: 'Ada Obi',
			});
		for (let index = 0; index < 3; index++) expect((await apply()).status).toBe(200);
		expect(await balance(WALLET)).toBe(10_000_000 - 150_000);
		const page = await get<unknown[]>(`${USER}/portfolios/${CUSTOMER_ID}?page=2&size=2`);
		expect(page.json.data).toHaveLength(1);
		expect((await get(`${USER}/get-total/${CUSTOMER_ID}`)).json.data).toMatchObject({ totalInvested: 150 });
	});

	test('a wallet is funded by the path alone', async () => {
		const fund = (amount: string, wallet = WALLET) =>
			call('PUT', `${USER}/wallet/fund-wallet/${wallet}/${amount}`, {});
		expect((await fund('50000')).json.data).toMatchObject({ amount: 50_000, balance: 60_000 });
		expect((await fund('5e4')).json.error.field).toBe('amount');
		expect((await fund('1', 'nowhere')).status).toBe(404);
	});
});
