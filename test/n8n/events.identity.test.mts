import Fastify from 'fastify';
import { createHmac } from 'node:crypto';
import { acquiredHash, bare, withMember } from './harness/eventSources.mts';
import { Listening, SECRET } from './harness/listening.mts';
import { openStage, type Stage } from './harness/stage.mts';

jest.setTimeout(120_000);

let stage: Stage;

beforeAll(async () => {
	stage = await openStage();
});

afterAll(async () => {
	await stage?.close();
});

const amounts = (starts: Array<Record<string, unknown>>) =>
	starts.map(({ subject }) => (subject as { amount: unknown }).amount);

describe('HexAI with Confirm With API', () => {
	/** What the API answers to every question about a collection. */
	let answer: object;
	const api = Fastify();

	beforeAll(async () => {
		api.get('/collections/status/:reference', () => answer);
		await api.listen({ host: '127.0.0.1', port: 0 });
	});

	afterAll(async () => {
		await api.close();
	});

	const confirming = async () =>
		await Listening.to(stage, 'hexAi', {
			parameters: { options: { confirmWithApi: true } },
			credential: { baseUrl: api.listeningOrigin },
		});

	const told = (status: string) =>
		`{"event":"transaction.completed","transaction":{"id":"tx_1","client_reference":"INV-1","type":"COLLECTION","amount":500.00,"status":"${status}"}}`;

	it('tells a success once, whatever late events about it say', async () => {
		answer = { data: { client_reference: 'INV-1', status: 'SUCCEEDED' } };
		const hexAi = await confirming();
		for (const status of ['SUCCEEDED', 'PENDING', 'FAILED']) {
			const { status: code, text } = await hexAi.send(hexAi.genuine(told(status)));
			expect([code, JSON.parse(text)]).toEqual([200, { received: true }]);
		}
		expect(await hexAi.starts()).toEqual([
			expect.objectContaining({
				confirmation: 'confirmed',
				subject: expect.objectContaining({ id: 'tx_1', status: 'succeeded' }),
			}),
		]);
	});

	it('tells each state the API has once', async () => {
		const hexAi = await confirming();
		for (const [status, event, code] of [
			['PENDING', 'PENDING', 200],
			// The API lags behind: the end is not taken for a repeat, and comes again.
			['PENDING', 'SUCCEEDED', 503],
			['SUCCEEDED', 'SUCCEEDED', 200],
			['SUCCEEDED', 'SUCCEEDED', 200],
			['SUCCEEDED', 'REFUNDED', 503],
			['REFUNDED', 'SUCCEEDED', 200],
		] as const) {
			answer = { data: { client_reference: 'INV-1', status } };
			expect((await hexAi.send(hexAi.genuine(told(event)))).status).toBe(code);
		}
		const states = (await hexAi.starts()).map(({ subject }) => (subject as { status: string }).status);
		expect(states).toEqual(['pending', 'succeeded', 'refunded']);
	});

	it.each(['SUCCESS', 'success'])('takes the word %s of the envelope for no state', async (word) => {
		answer = { status: word, data: { payment_status: 'PENDING' } };
		const hexAi = await confirming();
		expect((await hexAi.send(hexAi.genuine(told('SUCCEEDED')))).status).toBe(503);
		expect((await hexAi.send(hexAi.genuine(told('PENDING')))).status).toBe(200);
		expect(await hexAi.starts()).toEqual([
			expect.objectContaining({
				confirmation: 'confirmed',
				subject: expect.objectContaining({ status: 'pending', providerStatus: 'PENDING' }),
			}),
		]);
	});
});

describe('two payments of one reference', () => {
	it('start two runs at FinCode, when neither has an event id', async () => {
		const finCode = await Listening.to(stage, 'finCode');
		for (const amount of ['100', '250', '100', '250']) {
			const body = `{"event":"payment.received","data":{"reference":"LOAN-77","status":"PAID","amount":${amount},"currency":"NGN"}}`;
			expect((await finCode.send(finCode.genuine(body))).status).toBe(200);
		}
		expect(amounts(await finCode.starts())).toEqual(['100', '250']);
	});

	it('start two runs at hexCore: a standing order in June and in July', async () => {
		const hexCore = await Listening.to(stage, 'hexCore');
		for (const date of ['2026-06-01', '2026-07-01', '2026-06-01']) {
			const body = `{"event":"standing_order.executed","data":{"reference":"so_11","status":"SUCCESSFUL","amount":5000,"currency":"NGN","date":"${date}"}}`;
			expect((await hexCore.send(hexCore.genuine(body))).status).toBe(200);
		}
		const dates = (await hexCore.starts()).map(({ body }) => (body as { data: { date: string } }).data.date);
		expect(dates).toEqual(['2026-06-01', '2026-07-01']);
	});
});

describe('a captured delivery of Acquired', () => {
	let acquired: Listening;

	beforeAll(async () => {
		acquired = await Listening.to(stage, 'acquired');
	});

	const ID = '1873E97B-460D-92F8-49F2-650B32000000';
	/** The text that is hashed, cut in other places than the sender did. */
	const cut = (id: string, timestamp: string, company_id: string, event: string) =>
		JSON.stringify({
			id,
			timestamp,
			company_id,
			event,
			response_code: '1',
			transaction_type: 'PAY_OUT',
			transaction_id: '10680696',
			amount: '999999.00',
			hash: acquiredHash(
				JSON.stringify({ id: ID, timestamp: '20260626110608', company_id: '113', event: 'funds_received' }),
				SECRET,
			),
		});

	it.each([
		['id and timestamp', cut(`${ID}2`, '0260626110608', '113', 'funds_received')],
		['timestamp and id', cut(ID.slice(0, -1), '020260626110608', '113', 'funds_received')],
		['timestamp and company', cut(ID, '202606261106081', '13', 'funds_received')],
		['company and timestamp', cut(ID, '2026062611060', '8113', 'funds_received')],
		['company and event', cut(ID, '20260626110608', '113f', 'unds_received')],
		['event and company', cut(ID, '20260626110608', '11', '3funds_received')],
		['all of them', cut(ID.slice(0, -2), '00202606261106', '08', '113funds_received')],
	])('is refused with its boundary shifted between %s', async (_where, body) => {
		expect((await acquired.send(bare(body))).status).toBe(401);
		expect(await acquired.executions()).toEqual([]);
	});

	it('is accepted as it was sent', async () => {
		const genuine = cut(ID, '20260626110608', '113', 'funds_received');
		expect((await acquired.send(bare(genuine))).status).toBe(200);
		expect(await acquired.startedFor()).toEqual(['10680696']);
	});
});

describe('a captured delivery of FinCode', () => {
	const EVENT =
		'{"event":"transaction.completed","data":{"transaction_id":"txn_7","status":"completed","amount":1000.0,"currency":"USD"}}';
	const signature = createHmac('sha256', SECRET).update(EVENT).digest();
	const signed = (text: string) => withMember(Buffer.from(EVENT), 'signature', text);
	const hex = signature.toString('hex');

	const escaped = `\\u00${hex.charCodeAt(0).toString(16)}${hex.slice(1)}`;
	const written: Record<string, Buffer | string> = {
		'in capitals': signed(hex.toUpperCase()),
		'in base64': signed(signature.toString('base64')),
		'with blanks around it': signed(`  ${hex}\t`),
		'with its algorithm before it': signed(`sha256=${hex}`),
		'with an escape': signed(hex).toString().replace(hex, escaped),
		'at the beginning': `{"signature":"${hex}",${EVENT.slice(1)}`,
		'after blanks': signed(hex).toString().replace(',"signature":', ', \n"signature" :  '),
	};
	let finCode: Listening;

	beforeAll(async () => {
		finCode = await Listening.to(stage, 'finCode', { parameters: { signedContent: 'bodyWithoutSignature' } });
		expect((await finCode.send(bare(signed(hex)))).status).toBe(200);
	});

	it.each(Object.keys(written))('with its signature %s is the same event', async (how) => {
		expect((await finCode.send(bare(written[how] ?? ''))).status).toBe(200);
		expect(await finCode.startedFor()).toEqual(['txn_7']);
	});

	it('signed over data alone is the same event, whatever else is written beside it', async () => {
		const byData = await Listening.to(stage, 'finCode', { proof: 'signature over data' });
		const text = byData.source.event('txn_8');
		for (const body of [
			text,
			text.replace('evt_txn_8', 'evt_other'),
			text.replace('2026-01-15', '2026-01-16'),
			text.replace('{"event"', '{"more":1,"event"'),
		]) {
			expect((await byData.send(byData.genuine(body))).status).toBe(200);
		}
		expect(await byData.startedFor()).toEqual(['txn_8']);
	});
});
