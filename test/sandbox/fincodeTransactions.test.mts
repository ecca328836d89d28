import {
	createHeaders,
	fincodeBox,
	type FincodeBox,
	type Failure,
	getWithBody,
	lendingHeaders,
	order,
	PASSWORD,
	SIX,
	WALLET,
} from './fincode.mts';

const MODULE = `${SIX}/transactionmanagement`;
const PAYMENT = `${SIX}/paymentmanagement`;
const STEP = 1_000;

let box: FincodeBox;
beforeAll(async () => {
	box = await fincodeBox();
});
afterAll(() => box.close());
beforeEach(() => box.reset());

const created = async (sendAmount?: string) => (await box.create(sendAmount)).json.data.pcn;
const settle = (pcn: string, action: string) =>
	box.control('POST', `/transactions/${pcn}/settle`, { action });
const announce = (pcn: string, option: string) =>
	box.api('POST', `${PAYMENT}/notify-bank-transfer-payment`, { pcn, option });
const awaiting = (body: object, query = '', token = 'sim_api_token_agent') =>
	getWithBody<Failure & { data: { awaitingPayments: Array<Record<string, unknown>> } }>(
		`${box.url}/fincode/api${PAYMENT}/awaiting-payments${query}`,
		{ 'x-auth-token': token, platform: 'fincode', uuid: '200' },
		body,
	);
const fromWallet = (payAbleId: string, more: object = {}) =>
	box.api('POST', `${PAYMENT}/makepaymentfromwalletaccount`, {
		paymentGatewayRef: `REF-${payAbleId}`,
		payableType: 'TRANSACTION',
		payAbleId,
		accountId: WALLET,
		totalCheckOutAmount: 7,
		password: PASSWORD,
		...more,
	});

describe('quotes', () => {
	const wish = { principalAmount: '150.00', principalAmountCurrency: 'GBP', deriveAmountCurrency: 'NGN' };
	const quote = async (body: object = wish) =>
		(await box.api('POST', `${SIX}/quote/callQuote`, body)).json.data;

	test('hold while they live, and move when they have expired', async () => {
		const first = await quote();
		expect(first).toMatchObject({ rate: 2_050, totalPayableAmount: '151.50', recipientAmount: '307500.00' });
		expect(await quote()).toEqual(first);
		await box.advance(300_000);
		const second = await quote();
		expect(second.quoteId).not.toBe(first.quoteId);
		expect(second.rate).not.toBe(first.rate);
		expect(String(second.expiresAt) > String(first.expiresAt)).toBe(true);
	});

	test('work backwards', async () => {
		const inverse = {
			...wish,
			inverseCalculation: true,
			deriveAmount: '307500.00',
			principalAmount: undefined,
		};
		expect(await quote(inverse)).toMatchObject({ principalAmount: '150.00', recipientAmount: '307500.00' });
	});

	test.each(['150', 150, '-1', 'x'])(
		'principalAmount %p: amounts travel as text',
		async (principalAmount) => {
			const reply = await box.api('POST', `${SIX}/quote/callQuote`, { ...wish, principalAmount });
			expect(reply.status).toBe(principalAmount === '150' ? 200 : 422);
		},
	);
});

describe('creating', () => {
	test('answers with a PCN and waits to be paid', async () => {
		const { status, json } = await box.create();
		expect(status).toBe(200);
		expect(json.data).toEqual({ pcn: expect.stringMatching(/^TR\d{12}$/), status: 'WAITING_TO_PAY' });
	});

	test.each([
		'amount',
		'sendAmount',
		'inclussive',
		'sendCurrency',
		'receivingCurrency',
		'type',
		'preExistingSenderCustomerCode',
		'preExistingRecipientCustomerCode',
		'creditParty',
		'internationalTransferInformation',
	])('needs %s', async (field) => {
		const { [field]: _left, ...rest } = order();
		const reply = await box.api('POST', `${MODULE}/create-transaction`, rest, createHeaders());
		expect([reply.status, reply.json.error.code, reply.json.error.field]).toEqual([
			422,
			'VALIDATION_ERROR',
			field,
		]);
	});

	test('the slash at the end makes it the call with new customers', async () => {
		const reply = await box.api('POST', `${MODULE}/create-transaction/`, order(), createHeaders());
		expect(reply.json.error.field).toBe('newSenderKyc');
		const direct = { ...order(), newSenderKyc: {}, newRecipientKyc: {} };
		expect((await box.api('POST', `${MODULE}/create-transaction/`, direct, createHeaders())).status).toBe(
			200,
		);
	});

	test('the same key on the same path gives the first reply again for a day', async () => {
		const first = (await box.create('7.00', 'same')).json;
		expect((await box.create('9.00', 'same')).json).toEqual(first);
		expect((await box.state()).transactions).toHaveLength(2);
		await box.advance(86_400_000);
		expect((await box.create('9.00', 'same')).json.data.pcn).not.toBe(first.data.pcn);
	});

	test('a wrong password or an unknown customer is named', async () => {
		const headers = { ...createHeaders(), password: 'nope' };
		const wrong = await box.api('POST', `${MODULE}/create-transaction`, order(), headers);
		expect([wrong.status, wrong.json.error.field]).toEqual([422, 'password']);
		const body = { ...order(), preExistingRecipientCustomerCode: 'NOBODY' };
		const unknown = await box.api('POST', `${MODULE}/create-transaction`, body, createHeaders());
		expect(unknown.json.error.field).toBe('preExistingRecipientCustomerCode');
	});
});

describe('the life of a transaction', () => {
	test('paid: verified, then delivered', async () => {
		const pcn = await created();
		await settle(pcn, 'pay');
		expect(await box.statusOf(pcn)).toBe('VERIFYING');
		await box.advance(STEP);
		expect(await box.statusOf(pcn)).toBe('PAID');
		expect((await settle(pcn, 'pay')).status).toBe(400);
	});

	test('unpaid: it expires after ten minutes', async () => {
		const pcn = await created();
		await box.advance(599_000);
		expect(await box.statusOf(pcn)).toBe('WAITING_TO_PAY');
		await box.advance(1_000);
		expect(await box.statusOf(pcn)).toBe('EXPIRED');
		const late = await fromWallet(pcn);
		expect(late.status).toBe(422);
	});

	test('.37: delivery fails and is tried again up to three times', async () => {
		const pcn = await created('7.37');
		await settle(pcn, 'pay');
		const seen: unknown[] = [];
		for (let step = 0; step < 4; step++) {
			await box.advance(STEP);
			seen.push(await box.statusOf(pcn));
		}
		expect(seen).toEqual(['FAILED_TO_DELIVER', 'FAILED_TO_DELIVER', 'FAILED_TO_DELIVER', 'PAID']);
	});

	test('.41: the money goes back where it came from', async () => {
		const pcn = await created('7.41');
		await fromWallet(pcn, { totalCheckOutAmount: 7.41 });
		await box.advance(STEP);
		expect(await box.statusOf(pcn)).toBe('PENDING_REFUND');
		await box.advance(STEP);
		expect(await box.statusOf(pcn)).toBe('REFUNDED');
		const { accounts } = (await box.state()).ledger;
		expect(accounts.find(({ id }) => id === WALLET)?.balance).toBe(10_000_000);
	});

	test('.13: booked, then 500; the same key brings the booking', async () => {
		const lost = await box.create('7.13', 'lost');
		expect([lost.status, lost.json.error.code]).toEqual([500, 'SERVER_ERROR']);
		const [booked] = (await box.state()).transactions;
		expect((await box.create('7.13', 'lost')).json.data.pcn).toBe(booked?.pcn);
		expect((await box.state()).transactions).toHaveLength(2);
	});

	test.each([
		['status', { status: 'FAILED', responseCode: 400, message: 'The transfer was declined.' }],
		['success', { success: false, error: { code: 'INVALID_REQUEST', details: {} } }],
	])('.21: refused inside HTTP 200, in the form %s', async (failedForm, body) => {
		await box.set({ failedForm });
		const reply = await box.create('7.21');
		expect(reply.status).toBe(200);
		expect(reply.json).toMatchObject(body);
		expect((await box.state()).transactions).toHaveLength(1);
	});

	test('.29: throttled once, then taken', async () => {
		const first = await box.create('7.29');
		expect([first.status, first.json.error.code]).toEqual([429, 'RATE_LIMIT_EXCEEDED']);
		expect(first.headers.get('retry-after')).toBe('1');
		expect((await box.create('7.29')).status).toBe(200);
	});

	test('planned steps come sooner when the clock speed is up', async () => {
		await box.set({ clockSpeed: 100 });
		const pcn = await created();
		await settle(pcn, 'pay');
		await box.advance(STEP / 100);
		expect(await box.statusOf(pcn)).toBe('PAID');
	});

	test('the payment page pays and cancels, once', async () => {
		const pcn = await created();
		const page = await box.send('GET', `/fincode/pay/${pcn}`);
		expect(page.text).toContain('7.00');
		const headers = { origin: box.url, 'content-type': 'application/x-www-form-urlencoded' };
		expect((await box.send('POST', `/fincode/pay/${pcn}/pay`, '', headers)).status).toBe(303);
		await box.send('POST', `/fincode/pay/${pcn}/cancel`, '', headers);
		expect(await box.statusOf(pcn)).toBe('VERIFYING');
		const other = await created();
		await box.send('POST', `/fincode/pay/${other}/cancel`, '', headers);
		expect(await box.statusOf(other)).toBe('CANCELLED');
		expect((await box.send('GET', '/fincode/pay/TR0')).status).toBe(404);
	});

	test('the documented test card pays, others are declined', async () => {
		const pcn = await created();
		const pay = (cvv: string) => {
			const card = { card_number: '4111 1111 1111 1111', expiry: '12/27', cvv };
			return box.api('POST', `${PAYMENT}/process-card-payment`, { pcn, ...card });
		};
		expect((await pay('999')).json.status).toBe('FAILED');
		expect((await pay('123')).json.data).toEqual({ pcn, status: 'VERIFYING' });
	});
});

describe('awaiting payments', () => {
	const JANUARY = { selectedCurrency: 'USD', fromDate: '01/01/2024', toDate: '31/01/2024' };

	test('the documented sample is on the list, which needs its body', async () => {
		const { json } = await awaiting(JANUARY);
		expect(json.data.awaitingPayments).toEqual([
			{
				id: 'AP12345',
				payableType: 'TRANSACTION',
				bankTransferFollowupActionType: 'AUTO_CONFIRM_TRANSACTION',
				bankTransferLifeCycle: 'AWAITING_BANK_TRANSFER_PAYMENT',
				mtoPaymentConfirmtionType: 'NOT_CONFIRMED',
				customerConfirmedPaymentDate: null,
				creationDate: '2024-01-10T12:30:00',
				currency: 'USD',
				paymentReference: 'TR656516344451',
			},
		]);
		const without = await awaiting({});
		expect([without.status, without.json.error.field]).toEqual([422, 'selectedCurrency']);
		const iso = await awaiting({ ...JANUARY, fromDate: '2024-01-01' });
		expect(iso.json.error.field).toBe('fromDate');
	});

	test('by currency, day and part of the reference', async () => {
		const count = async (more: object) =>
			(await awaiting({ ...JANUARY, ...more })).json.data.awaitingPayments.length;
		expect(await count({ selectedCurrency: 'GBP' })).toBe(0);
		expect(await count({ fromDate: '11/01/2024' })).toBe(0);
		expect(await count({ toDate: '10/01/2024' })).toBe(1);
		expect(await count({ searchablePaymentReference: 'tr6565' })).toBe(1);
		expect(await count({ searchablePaymentReference: 'TR999' })).toBe(0);
	});

	test('announced, it does not expire; confirmed, it goes on; a cashier may not', async () => {
		const pcn = await created();
		await announce(pcn, 'bank_pay_later');
		await box.advance(1_200_000);
		const id = (await box.state()).awaitingPayments.find((each) => each.paymentReference === pcn)?.id;
		const act = (role: 'cashier' | 'agent') =>
			box.api(
				'POST',
				`${PAYMENT}/awaiting-payment-actions`,
				{ awaitingPaymentId: id, subAction: 'paid' },
				{},
				role,
			);
		expect((await act('cashier')).status).toBe(403);
		const { json } = await act('agent');
		expect(JSON.stringify(json.data)).not.toContain(pcn);
		expect(await box.statusOf(pcn)).toBe('VERIFYING');
		expect((await act('agent')).json.status).toBe('FAILED');
	});

	test('cancelled, the transaction ends', async () => {
		const body = { awaitingPaymentId: 'AP12345', subAction: 'cancel' };
		expect((await box.api('POST', `${PAYMENT}/awaiting-payment-actions`, body)).status).toBe(200);
		expect(await box.statusOf('TR656516344451')).toBe('CANCELLED');
	});

	test('a mistake takes the announcement back, and the ten minutes run again', async () => {
		const pcn = await created();
		await announce(pcn, 'bank_paid_now');
		await announce(pcn, 'mistake');
		await box.advance(600_000);
		expect(await box.statusOf(pcn)).toBe('EXPIRED');
	});

	test('pay later puts it on the list, without a payload', async () => {
		const pcn = await created();
		const path = `${PAYMENT}/bank-iwillpaylater-wallet/${pcn}/TRANSACTION`;
		expect((await box.api('PUT', path)).json.data).toEqual({
			ref: expect.stringMatching(/^AP/),
			payableItemId: pcn,
		});
	});

	test('pages are capped when told to', async () => {
		for (let index = 0; index < 3; index++) await announce(await created(), 'bank_pay_later');
		const today = new Date().toISOString().slice(0, 10).split('-').reverse().join('/');
		const body = { selectedCurrency: 'GBP', fromDate: today, toDate: today };
		const lengths = async () =>
			await Promise.all(
				['1', '2', '3'].map(
					async (page) => (await awaiting(body, `?page=${page}&size=20`)).json.data.awaitingPayments.length,
				),
			);
		expect(await lengths()).toEqual([3, 0, 0]);
		await box.set({ listCap: 2 });
		expect(await lengths()).toEqual([2, 1, 0]);
	});
});

describe('paying', () => {
	test('from the wallet: the amount is a number, the password the right one', async () => {
		const pcn = await created();
		const text = await fromWallet(pcn, { totalCheckOutAmount: '7' });
		expect([text.status, text.json.error.field]).toEqual([422, 'totalCheckOutAmount']);
		expect((await fromWallet(pcn, { password: 'x' })).json.error.field).toBe('password');
		expect((await fromWallet(pcn, { totalCheckOutAmount: 6 })).json.error.field).toBe('totalCheckOutAmount');
		expect((await fromWallet(pcn)).json.data).toMatchObject({ status: 'PAID', amount: 7 });
	});

	test('an empty wallet refuses and books nothing', async () => {
		const bill = { payableType: 'BILL', totalCheckOutAmount: 99_999 };
		const reply = await fromWallet('BILL-1', bill);
		expect(reply.json).toMatchObject({ status: 'FAILED', message: 'Insufficient balance.' });
	});

	test('with a payment token', async () => {
		const pcn = await created();
		const reply = await box.api('POST', `${PAYMENT}/processpaymentwithpaymenttoken`, {
			payableType: 'TRANSACTION',
			payAbleId: pcn,
			paymentGatewayRef: 'tok_1NxYz',
			supportedPaymentGateWayProvider: 'SECURE_TRADING',
			paymentMethod: 'ONLINE_CARD_PAYMENT',
			totalCheckOutAmount: 7,
		});
		expect(reply.status).toBe(200);
		expect(await box.statusOf(pcn)).toBe('VERIFYING');
	});

	test('the methods come in the documented sample, hyphenated key included', async () => {
		const pcn = await created();
		const body = { pcn, countryIsoCode3: 'GBR', currency: 'GBP', amount: '2.00' };
		const path = `${PAYMENT}/supported-payment-methods`;
		expect((await box.api('POST', path, body)).json.error.field).toBe('transactionType');
		const { json } = await box.api<{ paymentMethodsMetadata: Array<Record<string, unknown>> }>('POST', path, {
			...body,
			transactionType: 'PAYMENT_METHOD',
		});
		expect(json.data.paymentMethodsMetadata[0]).toMatchObject({
			'total-amount': 2.03,
			paymentDetails: { hosted_gateway_url: `${box.url}/fincode/pay/${pcn}` },
		});
	});

	test('charges by transaction and by amount', async () => {
		const charges = (body: object) =>
			box.api('POST', `${PAYMENT}/payment-methods-charges`, {
				payment_method: 'ONLINE_CARD_PAYMENT',
				...body,
			});
		const pcn = await created('100.00');
		expect((await charges({ subAction: 'transaction', pcn })).json.data).toMatchObject({ charge: 1.5 });
		const transfer = { subAction: 'transfer', currency: 'GBP', amount: '200.00' };
		expect((await charges(transfer)).json.data).toMatchObject({ charge: 3 });
		expect((await charges({ subAction: 'transaction' })).json.error.field).toBe('pcn');
	});
});

test('the list: customers see their own, filters are numbers and days', async () => {
	await created('5.00');
	const list = async (body: object, role: 'agent' | 'customer' = 'agent') =>
		(
			await box.api<{ transactions: unknown[] }>(
				'POST',
				`${MODULE}/history-data`,
				body,
				lendingHeaders(),
				role,
			)
		).json;
	expect((await list({})).data.transactions).toHaveLength(2);
	expect((await list({ fromAmount: 4 })).data.transactions).toHaveLength(1);
	expect((await list({ toDate: '31/12/2024' })).data.transactions).toHaveLength(1);
	expect((await list({ customerCode: 'NOBODY' })).data.transactions).toHaveLength(0);
	expect((await list({ customerCode: 'NOBODY' }, 'customer')).data.transactions).toHaveLength(2);
	expect((await list({ fromAmount: '4' })).error.field).toBe('fromAmount');
});
