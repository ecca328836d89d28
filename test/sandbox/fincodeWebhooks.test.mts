import { createHmac } from 'node:crypto';
import { fincodeFields } from '../../sandbox/providers/fincode/settings.mts';
import { Settings } from '../../sandbox/core/settings.mts';
import { signedWebhook, unsignedBody } from '../../sandbox/providers/fincode/webhook.mts';
import { eventually, receiver, type Receiver } from './harness.mts';
import { fincodeBox, type FincodeBox, lendingHeaders, ONE, SIX } from './fincode.mts';

const SECRET = 'whsec_fincode_demo';
const STEP = 1_000;

let box: FincodeBox;
let hook: Receiver;
beforeAll(async () => {
	box = await fincodeBox();
	hook = await receiver();
});
afterAll(async () => {
	await box.close();
	await hook.close();
});
beforeEach(async () => {
	await box.reset();
	await box.set({ webhookUrl: hook.url });
	hook.received.length = 0;
});

const events = () => hook.received.map(({ body }) => JSON.parse(body));
const hmac = (text: string) => createHmac('sha256', SECRET).update(text).digest('hex');
const settle = (pcn: string, action: string) =>
	box.control('POST', `/transactions/${pcn}/settle`, { action });

describe('signing', () => {
	const notice = {
		event: 'transaction.completed',
		eventId: 'evt_123456',
		at: Date.parse('2024-01-15T10:30:00Z'),
		reference: 'txn_789012',
		data: { transaction_id: 'txn_789012', status: 'completed', amount: 1_000_000, currency: 'USD' },
	};

	test('the body is the documented sample to the byte', () => {
		expect(unsignedBody(notice).body).toBe(
			'{"event":"transaction.completed","event_id":"evt_123456","timestamp":"2024-01-15T10:30:00Z","data":{"transaction_id":"txn_789012","status":"completed","amount":1000.0,"currency":"USD"}}',
		);
	});

	test.each([
		['bodyWithoutSignature', 'hex', 'e6f2c1fc638f85b252a9f934f2f5c5aaa190f85343725320daff8744972a6cff'],
		['bodyWithoutSignature', 'base64', '5vLB/GOPhbJSqfk08vXFqqGQ+FNDclMg2v+HRJcqbP8='],
		['data', 'hex', 'f031114fa197c1f44592d596ce95670ba571420f3da32c3b558df0253da14721'],
		['data', 'base64', '8DERT6GXwfRFktWWzpVnC6VxQg89oyw7VY3wJT2hRyE='],
		['reserialised', 'hex', '2b432e3a5012d0ad50f2380c6dcfdbfbac2eb9cb2932bb589ce20e25e39908fc'],
		['reserialised', 'base64', 'K0MuOlAS0K1Q8jgMbc/b+6wuucspMrtYnOIOJeOZCPw='],
	] as const)('%s in %s', (signedForm, signatureEncoding, signature) => {
		const settings = { ...new Settings(fincodeFields).read(), signedForm, signatureEncoding };
		const { body } = signedWebhook(notice, settings);
		expect(body).toBe(`${unsignedBody(notice).body.slice(0, -1)},"signature":"${signature}"}`);
	});
});

describe('events', () => {
	test('created, received and completed, each signed', async () => {
		const { pcn } = (await box.create('7.00')).json.data;
		await eventually(() => hook.received.length === 1);
		await settle(pcn, 'pay');
		await box.advance(STEP);
		expect(events()).toMatchObject([
			{ event: 'transaction.created', data: { transaction_id: pcn, status: 'waiting_to_pay', amount: 7 } },
			{ event: 'payment.received', data: { transaction_id: pcn, status: 'paid', currency: 'GBP' } },
			{ event: 'transaction.completed', data: { transaction_id: pcn, status: 'completed' } },
		]);
		for (const { body } of hook.received) {
			const { signature } = JSON.parse(body);
			expect(signature).toBe(hmac(body.replace(`,"signature":"${signature}"`, '')));
		}
		expect(new Set(events().map(({ event_id: id }) => id)).size).toBe(3);
	});

	test.each([
		['7.41', 'pay', ['payment.received', 'transaction.failed']],
		['7.00', 'cancel', ['transaction.failed']],
		['7.37', 'pay', ['payment.received', 'transaction.completed']],
	])('%s, %s: %j', async (amount, action, expected) => {
		const { pcn } = (await box.create(amount)).json.data;
		await eventually(() => hook.received.length === 1);
		await settle(pcn, action);
		await box.advance(10 * STEP);
		expect(events().map(({ event }) => event)).toEqual(['transaction.created', ...expected]);
	});

	test('an expired one', async () => {
		await box.create();
		await box.advance(600_000);
		expect(events().at(-1)).toMatchObject({ event: 'transaction.failed', data: { status: 'expired' } });
	});

	test('loans and documents', async () => {
		const request = {
			currencyCode: 'NGN',
			dateOfBirth: '1990-04-12',
			durationCounter: 6,
			employmentStatus: 'EMPLOYED',
			loanApplicationStatusEnum: 'REQUESTED',
		};
		const { json } = await box.api('POST', `${SIX}/user/request-loan`, request, lendingHeaders());
		const id = String(json.data.loanApplicationId);
		await box.control('POST', `/loans/${id}/approve`, { withOffer: true });
		await box.api('PUT', `${ONE}/user/accept-loan-offer/${id}/accept`, {}, lendingHeaders());
		await box.api('PUT', `${ONE}/user/accept-terms-and-conditions/${id}`, {}, lendingHeaders());
		await eventually(() => hook.received.length === 2);
		await box.api('POST', `${SIX}/documentmanagement/attach-documents`, {
			customerCode: 'CUST123456',
			attachedDocument: [{ name: 'a.pdf', idType: 'PASSPORT', file_base64: 'AAAA' }],
		});
		await box.advance(STEP);
		expect(events()).toMatchObject([
			{ event: 'loan.approved', data: { loanApplicationId: id, status: 'approved', amount: 250_000 } },
			{ event: 'loan.disbursed', data: { loanApplicationId: id, status: 'disbursed' } },
			{ event: 'kyc.verification.completed', data: { status: 'approved' } },
		]);
	});

	test('the second format', async () => {
		await box.set({ webhookFormat: 'eventType' });
		const { pcn } = (await box.create()).json.data;
		await settle(pcn, 'pay');
		await box.advance(STEP);
		const { signature, ...last } = events().at(-1);
		expect(last).toEqual({
			eventType: 'transaction.completed',
			reference: pcn,
			status: 'PAID',
			amount: '7.00',
			currency: 'GBP',
			compliance_status: 'PASSED',
			sanction_screening_results: 'CLEAR',
		});
		expect(signature).toBe(hmac(JSON.stringify(last)));
	});

	test('without an address nothing is sent', async () => {
		await box.set({ webhookUrl: '' });
		await box.create();
		expect(await box.deliveries()).toEqual([]);
	});
});

describe('deliveries', () => {
	test('are repeated after 1, 5 and 25 seconds, until one is taken', async () => {
		hook.answerWith(500, 401, 503, 500, 500);
		await box.create();
		await eventually(() => hook.received.length === 1);
		const seen: number[] = [];
		for (const wait of [1_000, 4_900, 100, 25_000, 60_000]) {
			await box.advance(wait);
			seen.push(hook.received.length);
		}
		expect(seen).toEqual([2, 2, 3, 4, 4]);
		expect(new Set(hook.received.map(({ body }) => body)).size).toBe(1);
	});

	test('one event can be sent twice', async () => {
		await box.create();
		await eventually(async () => (await box.deliveries())[0]?.attempts.length === 1);
		const [delivery] = await box.deliveries();
		await box.control('POST', `/deliveries/${delivery?.id}/resend`);
		expect(hook.received).toHaveLength(2);
		expect(hook.received[0]?.body).toBe(hook.received[1]?.body);
	});

	test('deliveryDelayMs holds back the next one only', async () => {
		await box.set({ deliveryDelayMs: 5_000 });
		await box.create();
		await box.create();
		await eventually(() => hook.received.length === 1);
		await box.advance(5_000);
		expect(hook.received).toHaveLength(2);
	});
});

describe('made on purpose', () => {
	const forge = async (kind: string) => {
		const wish = { kind, reference: 'F-1', amount: '500.00' };
		const { body, headers } = (
			await box.control<{ body: string; headers: Record<string, string> }>('POST', '/deliveries/forge', wish)
		).json;
		return { body, headers };
	};

	test('each kind is what it says', async () => {
		const text = async (kind: string) => (await forge(kind)).body;
		expect(await text('unsigned')).not.toContain('"signature"');
		expect(await text('signatureFirst')).toMatch(/^\{"signature":"[0-9a-f]{64}","event"/);
		expect(await text('sampleSignature')).toContain('"sha256_signature_for_verification"');
		expect(await text('tampered')).toContain('"amount":9000.0');
		expect(await text('otherEvent')).toContain('"event":"payment.received"');
		expect(await text('secondData')).toMatch(/"data":.*"data":/);
		expect(await text('escapedData')).toContain('"d\\u0061ta":');
		expect(await text('wrappedReplay')).toMatch(/"data":\{"event"/);
		expect(await text('wrappedSecondFormat')).toMatch(/"amount":"9000.00".*"data":\{"eventType"/);
		expect(await text('unknownEvent')).toContain('"transaction.reviewed"');
		const { body, headers } = await forge('token');
		expect([body.includes('signature'), headers['x-webhook-token']]).toEqual([false, SECRET]);
		const last = await forge('replay');
		expect(last.body).toBe(body);
	});

	test.each(['none', 'wrong', 'token'])('the proof %s as a setting', async (signedForm) => {
		await box.set({ signedForm });
		const { body, headers } = await forge('genuine');
		expect(body.includes('"signature"')).toBe(signedForm === 'wrong');
		expect(headers['x-webhook-token']).toBe(signedForm === 'token' ? SECRET : undefined);
	});
});

test('the dashboard shows what to copy and what happened', async () => {
	const { pcn } = (await box.create()).json.data;
	const page = (await box.send('GET', '/fincode')).text;
	for (const text of [`${box.url}/fincode`, 'manager@sim.example', SECRET, pcn, 'WAITING_TO_PAY']) {
		expect(page).toContain(text);
	}
});
