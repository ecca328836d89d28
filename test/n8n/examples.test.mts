/** The examples a person starts by a click or an event starts, as the playground has them. */
import axios from 'axios';
import { ensureWorkflows } from '../../playground/demo.mts';
import type { Execution } from '../../playground/execution.mts';
import type { WorkflowInput } from '../../playground/workflow.mts';
import type { SandboxControl } from './harness/sandboxControl.mts';
import { PlaygroundStage } from './harness/playgroundStage.mts';
import { OWN_STAGE_LIMIT_MS, type OwnStage } from './harness/stage.mts';

jest.setTimeout(180_000);

let playground: PlaygroundStage;
let stage: OwnStage;

beforeAll(async () => {
	playground = await PlaygroundStage.open();
	({ stage } = playground);
}, OWN_STAGE_LIMIT_MS);

afterAll(async () => {
	await playground?.close();
});

const control = (simulator: string): SandboxControl => stage.control(simulator);
/** An amount as it is compared: two decimals. */
const plain = (amount: unknown) => Number(amount).toFixed(2);

/** A collection at HexAI that is paid, past n8n. */
async function collected(reference: string, amount: string): Promise<void> {
	const order = {
		amount,
		currency: 'GMD',
		client_reference: reference,
		success_url: 'https://example.com/thanks',
		error_url: 'https://example.com/sorry',
	};
	const headers = { authorization: 'Bearer sk_test_sim' };
	const { data } = await axios.post(`${stage.baseUrl}/collections/initiate`, order, {
		proxy: false,
		headers,
	});
	await stage.hexAi.pay(data.data.redirect_url);
}

/** A payout at HexAI, past n8n: its event says completed as that of a collection does. */
async function paidOut(reference: string, amount: string): Promise<void> {
	const order = { amount, currency: 'GMD', client_reference: reference, recipient_mobile: '+2201234567' };
	await post('/hexai/api/v1/payouts/initiate', order, 'sk_test_sim');
}

/** Waits until a node of a workflow has given out an item that is wanted, and gives it. */
async function givenOut(
	id: string,
	node: string,
	isWanted: (item: Record<string, unknown>) => boolean,
): Promise<Record<string, unknown> | undefined> {
	const end = Date.now() + 60_000;
	for (;;) {
		const found = (await playground.given(id, node, 0)).find(isWanted);
		if (found || Date.now() > end) return found;
		await new Promise((resolve) => setTimeout(resolve, 300));
	}
}

async function post(path: string, body: object, key: string): Promise<Record<string, unknown>> {
	const headers = { authorization: `Bearer ${key}` };
	return (await axios.post(`${stage.sandboxUrl}${path}`, body, { proxy: false, headers })).data;
}

/** The rows of a data table, oldest first. */
async function rowsOf(table: string): Promise<Array<Record<string, unknown>>> {
	const { data: tables } = await stage.client.request<{
		data: Array<{ id: string; name: string; projectId: string }>;
	}>('GET', '/rest/data-tables-global');
	const found = tables.find(({ name }) => name === table);
	if (!found) throw new Error(`There is no data table ${table}.`);
	const { data } = await stage.client.request<{ data: Array<Record<string, unknown>> }>(
		'GET',
		`/rest/projects/${found.projectId}/data-tables/${found.id}/rows?take=100`,
	);
	return data.toSorted((one, other) => Number(one.id) - Number(other.id));
}

function noError(execution: Execution): void {
	expect([execution.lastNodeExecuted, execution.error?.message]).toEqual([
		execution.lastNodeExecuted,
		undefined,
	]);
	expect(execution.status).toBe('success');
}

describe('HexAI: daily reconciliation', () => {
	const ORDERS: Record<string, string> = {
		'ORDER-1001': '150.00',
		'ORDER-1002': '80.00',
		'ORDER-1003': '45.50',
	};

	it('tells matched, wrong amount, unpaid and unknown money apart', async () => {
		const report = (await playground.execute('hexai-daily-reconciliation', 'Every morning')).output('Report');
		const { transactions } = await stage.hexAi.state<{ transactions: Array<Record<string, unknown>> }>();
		const received = Object.fromEntries(
			transactions
				.filter(({ type, status }) => type === 'COLLECTION' && status === 'SUCCEEDED')
				.map(({ client_reference: reference, amount }) => [String(reference), plain(amount)]),
		);
		const verdict = (reference: string) => {
			if (!(reference in ORDERS)) return 'unknown money';
			if (!(reference in received)) return 'unpaid';
			return ORDERS[reference] === received[reference] ? 'matched' : 'wrong amount';
		};
		const references = [...new Set([...Object.keys(ORDERS), ...Object.keys(received)])];
		const expected = references.map((reference) => ({
			verdict: verdict(reference),
			reference,
			ordered: ORDERS[reference] ?? '0.00',
			received: received[reference] ?? '0.00',
		}));
		const byReference = (one: Record<string, unknown>, other: Record<string, unknown>) =>
			String(one.reference).localeCompare(String(other.reference));
		expect(report.toSorted(byReference)).toEqual(expected.toSorted(byReference));
		expect(new Set(report.map((line) => line.verdict)).size).toBe(4);
	});

	it('says unpaid of every order when no money came in, and makes no line of nothing', async () => {
		await stage.hexAi.fault({
			kind: 'status',
			status: 200,
			path: '/client/transactions',
			body: { status: 'success', data: [] },
			times: 5,
		});
		const report = (await playground.execute('hexai-daily-reconciliation', 'Every morning')).output('Report');
		await stage.hexAi.clearFaults();
		expect(report.map(({ verdict, reference }) => [verdict, reference])).toEqual(
			Object.keys(ORDERS).map((reference) => ['unpaid', reference]),
		);
	});

	/** The lines of a report over these orders and payments, without what the playground has. */
	async function reportOn(
		orders: Array<[reference: unknown, amount: unknown]>,
		payments: Array<[reference: string, amount: string]>,
	): Promise<unknown[][]> {
		const lines = orders.map(([reference, amount]) => ({ reference, amount }));
		const nodes = playground.workflow('hexai-daily-reconciliation').nodes.map((node) => {
			const jsonOutput = JSON.stringify({ orders: lines });
			return node.name === 'Orders' ? { ...node, parameters: { ...node.parameters, jsonOutput } } : node;
		});
		const { id: _id, ...copy } = playground.workflow('hexai-daily-reconciliation');
		const { id } = await stage.client.createWorkflow({ ...copy, nodes });
		const data = payments.map(([reference, amount], index) => ({
			transaction_id: `tx_${index}`,
			client_reference: reference,
			amount,
			type: 'COLLECTION',
			status: 'SUCCEEDED',
			currency: 'GMD',
		}));
		const body = { status: 'success', data };
		await stage.hexAi.fault({ kind: 'status', status: 200, path: '/client/transactions', body, times: 5 });
		const execution = await playground.execute(id, 'Every morning');
		await stage.hexAi.clearFaults();
		noError(execution);
		return execution
			.output('Report')
			.map(({ verdict, reference, ordered, received }) => [verdict, reference, ordered, received]);
	}

	const SHARED = 'two orders under one reference';

	it.each([
		['one payment as large as either', [['A', '150.00']], [[SHARED, 'A', '230.50', '150.00']]],
		['one payment of both', [['A', '230.50']], [[SHARED, 'A', '230.50', '230.50']]],
		['no payment', [], [[SHARED, 'A', '230.50', '0.00']]],
		[
			'a payment for each',
			[
				['A', '150.00'],
				['A', '80.50'],
			],
			[
				[SHARED, 'A', '230.50', '150.00'],
				['unknown money', 'A', '0.00', '80.50'],
			],
		],
	] as Array<[string, Array<[string, string]>, unknown[]]>)(
		'calls two orders under one reference what they are, and never matched, with %s',
		async (_what, payments, expected) => {
			const orders: Array<[string, string]> = [
				['A', '150.00'],
				['B', '20.00'],
				['A', '80.50'],
			];
			const report = await reportOn(orders, [...payments, ['B', '20.00']]);
			expect(report).toHaveLength(expected.length + 1);
			expect(report).toEqual(expect.arrayContaining([...expected, ['matched', 'B', '20.00', '20.00']]));
		},
	);

	it('says how many orders there are under one reference when there are more than two', async () => {
		const three: Array<[string, string]> = ['10.10', '10.20', '10.30'].map((amount) => ['A', amount]);
		expect(await reportOn(three, [['A', '10.10']])).toEqual([
			['3 orders under one reference', 'A', '30.60', '10.10'],
		]);
	});

	it('reads orders as people write them, and shows an amount it can not read', async () => {
		const orders: Array<[unknown, unknown]> = [
			[' C ', '45.5'],
			[1001, 20],
			['D', '1,500.00'],
			['', '7.00'],
		];
		const payments: Array<[string, string]> = [
			['C', '45.50'],
			['1001', '20.00'],
			['D', '1500.00'],
		];
		const report = await reportOn(orders, payments);
		expect(report).toHaveLength(4);
		expect(report).toEqual(
			expect.arrayContaining([
				['matched', 'C', '45.50', '45.50'],
				['matched', '1001', '20.00', '20.00'],
				['wrong amount', 'D', '1,500.00', '1500.00'],
				['unpaid', '(no reference)', '7.00', '0.00'],
			]),
		);
	});

	it('calls all money unknown when there are no orders', async () => {
		expect(await reportOn([], [['A', '10.00']])).toEqual([['unknown money', 'A', '0.00', '10.00']]);
	});

	it('loses no second payment under one reference', async () => {
		const row = { type: 'COLLECTION', status: 'SUCCEEDED', currency: 'GMD' };
		const twice = ['tx_1', 'tx_2'].map((id) => ({
			...row,
			transaction_id: id,
			client_reference: 'ORDER-1001',
			amount: 150,
		}));
		await stage.hexAi.fault({
			kind: 'status',
			status: 200,
			path: '/client/transactions',
			body: { status: 'success', data: twice },
			times: 5,
		});
		const report = (await playground.execute('hexai-daily-reconciliation', 'Every morning')).output('Report');
		await stage.hexAi.clearFaults();
		expect(report).toContainEqual(expect.objectContaining({ verdict: 'matched', reference: 'ORDER-1001' }));
		expect(report.filter(({ verdict }) => verdict === 'unknown money')).toEqual([
			{ verdict: 'unknown money', reference: 'ORDER-1001', ordered: '0.00', received: '150.00' },
		]);
	});

	it('compares nothing when the list broke off', async () => {
		const workflow = playground.workflow('hexai-daily-reconciliation');
		const nodes = workflow.nodes.map((node) =>
			node.name === "HexAI's list"
				? {
						...node,
						parameters: { ...node.parameters, options: { output: 'simplified', pageSize: 1, mostRows: 1 } },
					}
				: node,
		);
		const { id: _id, ...copy } = workflow;
		const { id } = await stage.client.createWorkflow({ ...copy, nodes });
		const execution = await playground.execute(id, 'Every morning');
		expect(execution.status).toBe('error');
		expect(execution.error?.message).toContain('Nothing was compared');
		expect(execution.output('Report')).toEqual([]);
	});
});

describe('HexAI: keep a receipt of every payment', () => {
	it('adds a row for each item, paid or not, and pays nobody a second time', async () => {
		const run = async () => await playground.execute('hexai-receipts-audit-trail', 'Start');
		const first = await run();
		noError(first);
		const second = await run();
		const outcomes = (await rowsOf('Fintech receipts')).map(({ paymentKey, outcome, executionId }) => [
			executionId,
			paymentKey,
			outcome,
		]);
		expect(outcomes).toEqual([
			[first.id, 'AUDIT-1', 'accepted'],
			[first.id, 'AUDIT-2', 'accepted'],
			[first.id, 'AUDIT-3', 'notSent'],
			[second.id, 'AUDIT-1', 'duplicate'],
			[second.id, 'AUDIT-2', 'duplicate'],
			[second.id, 'AUDIT-3', 'notSent'],
		]);
		const paid = (await stage.hexAi.paid()).filter(({ client_reference: key }) => key.startsWith('AUDIT-'));
		expect(paid.map(({ client_reference: key, amount }) => [key, plain(amount)])).toEqual([
			['AUDIT-1', '75.00'],
			['AUDIT-2', '60.50'],
		]);
		const [row] = await rowsOf('Fintech receipts');
		expect(row).toMatchObject({ account: expect.stringContaining('4567'), currency: 'GMD' });
		expect(String(row?.account)).not.toContain('1234567');
	});
});

describe('HexAI: follow up payments whose outcome is unknown', () => {
	const ID = 'hexai-unknown-outcomes';
	const outcomes = async () =>
		Object.fromEntries(
			(await rowsOf('Fintech payments')).map(({ paymentKey, outcome }) => [paymentKey, outcome]),
		);

	it('keeps the outcomes, and tells a person what to do about what HexAI does not list', async () => {
		noError(await playground.execute(ID, 'Pay'));
		expect(await outcomes()).toEqual({ 'FOLLOW-UP-1': 'accepted', 'FOLLOW-UP-2': 'unknown' });
		const sent = await stage.hexAi.sent();
		const told = (await playground.execute(ID, 'Every quarter of an hour')).output('Tell somebody');
		expect(told.map(({ message }) => message)).toEqual([
			expect.stringMatching(/^FOLLOW-UP-2, 500\.00 GMD: HexAI does not list it.*Send Again/),
		]);
		expect(await stage.hexAi.sent()).toEqual(sent);
		// Paying again sends nothing, and what is unknown stays so.
		noError(await playground.execute(ID, 'Pay'));
		expect(await stage.hexAi.sent()).toEqual(sent);
		expect(await outcomes()).toEqual({ 'FOLLOW-UP-1': 'accepted', 'FOLLOW-UP-2': 'unknown' });
	});

	it('finds out by itself what HexAI has accepted although its answer was lost', async () => {
		const workflow = playground.workflow(ID);
		const lost = "={{ { lines: [{ reference: 'LOST-1', mobile: '+2201234567', amount: '33.00' }] } }}";
		const nodes = workflow.nodes.map((node) =>
			node.name === 'Payments' ? { ...node, parameters: { ...node.parameters, jsonOutput: lost } } : node,
		);
		const { id: _id, ...copy } = workflow;
		const { id } = await stage.client.createWorkflow({ ...copy, nodes });
		await stage.hexAi.fault({ kind: 'dropAfter', method: 'POST', path: '/payouts' });
		await stage.hexAi.fault({ kind: 'status', status: 503, path: '/client/transactions', times: 50 });
		await playground.execute(id, 'Pay');
		expect(await outcomes()).toMatchObject({ 'LOST-1': 'unknown' });
		await stage.hexAi.clearFaults();
		const told = (await playground.execute(id, 'Every quarter of an hour')).output('Tell somebody');
		expect(await outcomes()).toMatchObject({ 'LOST-1': 'accepted' });
		expect(told.map(({ message }) => String(message)).join()).not.toContain('LOST-1');
		expect((await stage.hexAi.sent()).filter((key) => key === 'LOST-1')).toHaveLength(1);
	});

	it('keeps following an unknown payment when its reference comes again with another amount', async () => {
		const paying = (amount: string) =>
			playground.workflow(ID).nodes.map((node) => {
				const jsonOutput = JSON.stringify({
					lines: [{ reference: 'AGAIN-1', mobile: '+2201234567', amount }],
				});
				return node.name === 'Payments' ? { ...node, parameters: { ...node.parameters, jsonOutput } } : node;
			});
		const { id: _id, ...copy } = playground.workflow(ID);
		const workflow = await stage.client.createWorkflow({ ...copy, nodes: paying('35.00') });
		await stage.hexAi.fault({ kind: 'status', status: 500, method: 'POST', path: '/payouts' });
		await playground.execute(workflow.id, 'Pay');
		await stage.hexAi.clearFaults();
		await stage.client.updateWorkflow(workflow.id, { nodes: paying('36.00') });
		await playground.execute(workflow.id, 'Pay');
		const rows = (await rowsOf('Fintech payments')).filter(({ paymentKey }) => paymentKey === 'AGAIN-1');
		expect(rows.map(({ amount, outcome }) => [amount, outcome]).sort()).toEqual([
			['35.00', 'unknown'],
			['36.00', 'notSent'],
		]);
		expect((await stage.hexAi.sent()).filter((key) => key === 'AGAIN-1')).toHaveLength(1);
	});

	it('books only an accepted row of the same payment, and never advises a second one', async () => {
		const lines = ['PROOF-1', 'PROOF-2', 'PROOF-3', 'PROOF-4'].map((reference, index) => ({
			reference,
			mobile: '+2201234567',
			amount: `${40 + index}.50`,
		}));
		const workflow = playground.workflow(ID);
		const nodes = workflow.nodes.map((node) =>
			node.name === 'Payments'
				? { ...node, parameters: { ...node.parameters, jsonOutput: JSON.stringify({ lines }) } }
				: node,
		);
		const { id: _id, ...copy } = workflow;
		const { id } = await stage.client.createWorkflow({ ...copy, nodes });
		const cut = { kind: 'dropAfter', method: 'POST', path: '/payouts', times: lines.length };
		await stage.hexAi.fault(cut);
		await stage.hexAi.fault({ kind: 'status', status: 503, path: '/client/transactions', times: 50 });
		await playground.execute(id, 'Pay');
		await stage.hexAi.clearFaults();
		for (const { reference } of lines) expect(await outcomes()).toMatchObject({ [reference]: 'unknown' });

		const row = (index: number, status: string, other: Record<string, unknown> = {}) => {
			const { reference = '', mobile = '', amount = '' } = lines[index] ?? {};
			return {
				transaction_id: `tx_${index}_${status}`,
				type: 'PAYOUT',
				client_reference: reference,
				amount: Number(amount),
				recipient_mobile: mobile,
				status,
				...other,
			};
		};
		const data = [
			row(0, 'FAILED'),
			row(0, 'SUCCEEDED'),
			row(1, 'FAILED'),
			row(2, 'SUCCEEDED', { amount: 99 }),
			row(3, 'SUCCEEDED', { recipient_mobile: '+2207654321' }),
		];
		const body = { status: 'success', data };
		await stage.hexAi.fault({ kind: 'status', status: 200, path: '/client/transactions', body, times: 5 });
		const execution = await playground.execute(id, 'Every quarter of an hour');
		await stage.hexAi.clearFaults();
		noError(execution);
		expect(await outcomes()).toMatchObject({
			'PROOF-1': 'accepted',
			'PROOF-2': 'unknown',
			'PROOF-3': 'unknown',
			'PROOF-4': 'unknown',
		});
		const told = execution.output('Tell somebody').map(({ message }) => String(message));
		expect(told.filter((message) => message.startsWith('PROOF'))).toEqual([
			expect.stringMatching(
				/^PROOF-2, 41\.50 GMD: HexAI lists it as failed, which proves nothing.*Ask HexAI/,
			),
			expect.stringMatching(/^PROOF-3, 42\.50 GMD: HexAI lists another payment.*99 GMD to \+2201234567/),
			expect.stringMatching(/^PROOF-4, 43\.50 GMD: HexAI lists another payment.*43\.5 GMD to \+2207654321/),
		]);
		expect(told.join()).not.toMatch(/undefined|new reference/);
	});
});

it('Low-balance alert names who is low, and by how much', async () => {
	const { balances } = await stage.hexAi.state<{ balances: { available_balance_gmd: string } }>();
	const held = Number(balances.available_balance_gmd);
	const execution = await playground.execute('low-balance-alert', 'Every morning');
	noError(execution);
	expect(execution.output('Send the message').map(({ message }) => message)).toEqual([
		`HexAI holds ${plain(held)} GMD, less than 5000.00. Top it up by at least ${plain(5000 - held)} GMD.`,
	]);
});

it('Low-balance alert is not silent about a balance it could not read', async () => {
	const body = { status: 'success', data: { chart: [] } };
	await stage.hexAi.fault({ kind: 'status', status: 200, path: '/client/balance', body });
	const execution = await playground.execute('low-balance-alert', 'Every morning');
	await stage.hexAi.clearFaults();
	noError(execution);
	expect(execution.output('Send the message').map(({ message }) => message)).toEqual([
		'HexAI: the balance or its floor can not be read. Look at the output of HexAI and at Settings.',
	]);
});

describe('Payment received', () => {
	const ID = 'payment-received';
	const messages = async (node: string) =>
		(await playground.given(ID, node, 0)).map(({ message }) => String(message));
	const arrives = async (node: string, message: string) => {
		await givenOut(ID, node, (item) => item.message === message);
		expect(await messages(node)).toContain(message);
	};

	it('books what came in at each of the five, and nothing that went out', async () => {
		await collected('FIVE-1', '12.00');
		await paidOut('FIVE-OUT', '13.00');
		const { data } = (await post(
			'/hexcore/v2/transfers/interbank/initiate',
			{
				source_account: '1234567890',
				destination_bank_code: '058',
				destination_account: '0123456789',
				amount: 750,
				narration: 'x',
			},
			'sk_test_sim',
		)) as { data: { reference: string } };
		await control('fincode').post('/transactions/TR656516344451/settle', { action: 'pay' });
		await post('/fincore/v1/payments', { amount: 10, currency: 'NGN', reference: 'FIVE-4-OUT' }, 'sim_key');
		const { data: link } = (await post(
			'/fincore/v1/payment-links',
			{ amount: 20, currency: 'KES', reference: 'FIVE-4' },
			'sim_key',
		)) as { data: { id: string } };
		await control('fincore').post(`/payment-links/${link.id}/settle`, { action: 'pay' });
		const ledgerId = '6cf0fed2-fa2c-4145-876f-38091fddcb1d';
		await control('acquired').post('/funds', { ledgerId, amount: '8.25' });

		await arrives('Book it', 'HexAI: 12 GMD for FIVE-1');
		await arrives('Book it', 'Fincore: 20  for FIVE-4');
		await arrives('No money in', 'Fincore: payment FIVE-4-OUT is succeeded, 10 NGN');
		await arrives('No money in', 'HexAI: payout FIVE-OUT is succeeded, 13 GMD');
		await arrives('No money in', `hexCore: transfer ${data.reference} is succeeded, 750 NGN`);
		const outgoing = /^FinCode: transaction TR656516344451 is succeeded/;
		await givenOut(ID, 'No money in', ({ message }) => outgoing.test(String(message)));
		expect(await messages('No money in')).toContainEqual(expect.stringMatching(outgoing));
		const booked = await messages('Book it');
		expect(new Set(booked.map((message) => message.split(':')[0]))).toEqual(
			new Set(['HexAI', 'FinCode', 'Fincore', 'Acquired Banking']),
		);
		expect(booked.join()).not.toMatch(/FIVE-(4-)?OUT/);
		expect(booked.filter((message) => message.includes('TR656516344451'))).toHaveLength(1);
	});

	it.each([
		['hexai-collect-and-receipt', 'Send the receipt'],
		['demoPaymentReceived', 'Write receipt'],
	])('%s writes a receipt for a collection and none for a payout', async (id, node) => {
		const references = [`OUT-${id}`, `IN-${id}`];
		const [out = '', into = ''] = references;
		await paidOut(out, '14.00');
		await collected(into, '15.00');
		const isOf = (reference: string) => (item: Record<string, unknown>) =>
			JSON.stringify(item).includes(reference);
		const event = await givenOut(id, 'HexAI Trigger', isOf(out));
		expect(event).toMatchObject({ subject: { type: 'payout', status: 'succeeded' } });
		expect(await givenOut(id, node, isOf(into))).toBeDefined();
		const receipts = (await playground.given(id, node, 0)).map(({ receipt }) => String(receipt));
		expect(receipts.filter((receipt) => receipt.includes(out))).toEqual([]);
		const notes = await playground.given(id, 'Note what happened', 0);
		expect(notes.filter(isOf(out))).toEqual([]);
	});
});

describe('HexAI: catch up with missed events', () => {
	const ID = 'hexai-missed-events';

	it('handles what came by webhook once, and what never came when the poll finds it', async () => {
		await paidOut('WENT-OUT', '30.00');
		await collected('ARRIVED', '31.00');
		// Not only one of an earlier test: while it is handled, a poll could handle it too.
		await givenOut(ID, 'Handle it', ({ handled }) => String(handled).endsWith('ARRIVED'));
		await stage.client.deactivate(ID);
		await paidOut('WENT-OUT-TOO', '33.00');
		await collected('MISSED', '32.00');
		// Switching on polls at once.
		await stage.client.activate(ID);
		const wanted = (items: Array<Record<string, unknown>>) =>
			items.filter(({ handled }) => /ARRIVED|MISSED|WENT-OUT/.test(String(handled)));
		const end = Date.now() + 60_000;
		let items = wanted(await playground.given(ID, 'Handle it', 1));
		while (items.length < 2 && Date.now() < end) {
			await new Promise((resolve) => setTimeout(resolve, 300));
			items = wanted(await playground.given(ID, 'Handle it', 1));
		}
		expect(items.map(({ handled, cameBy }) => [handled, cameBy])).toEqual([
			[expect.stringMatching(/^31(\.00)? GMD for ARRIVED$/), 'webhook'],
			[expect.stringMatching(/^32(\.00)? GMD for MISSED$/), 'poll'],
		]);
	});
});

describe('Acquired: sweep ledgers above a floor', () => {
	it('moves what is above the floor to the ledger that collects, once a day', async () => {
		const balances = async () => {
			const { ledgers } = await control('acquired').state<{
				ledgers: Array<{ account_name: string; balance: number }>;
			}>();
			return Object.fromEntries(ledgers.map((ledger) => [ledger.account_name, ledger.balance]));
		};
		const before = await balances();
		const above = Number(before['Main Account']) - 500;
		noError(await playground.execute('acquired-sweep-ledgers', 'Run by hand'));
		const after = await balances();
		expect(after).toMatchObject({
			'Main Account': 500,
			Savings: Number(before.Savings) + above,
			'Euro Account': before['Euro Account'],
		});
		noError(await playground.execute('acquired-sweep-ledgers', 'Run by hand'));
		expect(await balances()).toEqual(after);
	});
});

describe('the loan journeys', () => {
	const NAIRA_WALLET = '5b0e7a34-2222-4d3f-9a00-112233445577';
	const balanceOf = async (id: string) => {
		const { ledger } = await control('fincode').state<{
			ledger: { accounts: Array<{ id: string; balance: number }> };
		}>();
		return ledger.accounts.find((account) => account.id === id)?.balance ?? 0;
	};

	it('FinCode: a request is decided, accepted and paid out once, and the customer learns how to pay back', async () => {
		const before = await balanceOf(NAIRA_WALLET);
		noError(await playground.execute('fincode-loan-journey', 'Try it'));
		const [message] = await playground.given('fincode-loan-journey', 'Send the message', 1);
		expect(message?.message).toMatch(/^120000(\.00)? NGN have been paid out\. Pay back to /);
		// The simulator counts in thousandths.
		expect((await balanceOf(NAIRA_WALLET)) - before).toBe(120_000_000);
	});

	it('FinCode: an order is quoted, created and paid from the wallet, and a second time sends nothing', async () => {
		const creations = async () =>
			(await control('fincode').calls('POST', '/v6/services/transactionmanagement/create-transaction'))
				.length;
		noError(await playground.execute('fincode-send-money', 'Try it'));
		expect(await creations()).toBe(1);
		const second = await playground.execute('fincode-send-money', 'Try it');
		expect([second.status, second.lastNodeExecuted]).toEqual(['error', 'Say it was sent before']);
		expect(second.error?.message).toMatch(/^Order INV-1001 was sent before: nothing was sent now\./);
		expect(await creations()).toBe(1);
	});

	it('FinCode: the holder of an account is compared', async () => {
		const execution = await playground.execute('fincode-check-account', 'Start');
		expect(execution.output('Result')).toEqual([
			expect.objectContaining({ holder: 'VICTOR ADEBIYI', isExpected: true }),
		]);
	});

	it('hexCore: a requested loan is approved and paid out, and a second run pays nobody', async () => {
		const held = async () => {
			const { accounts } = await control('hexcore').state<{
				accounts: Record<string, { available_balance: number }>;
			}>();
			return accounts['0987654321']?.available_balance ?? 0;
		};
		const before = await held();
		const first = await playground.execute('hexcore-loan-disbursement', 'When clicking Execute');
		noError(first);
		expect(first.output('Instalments')).toHaveLength(3);
		expect((await held()) - before).toBe(120_000);
		const second = await playground.execute('hexcore-loan-disbursement', 'When clicking Execute');
		noError(second);
		expect(second.output('Instalments')).toHaveLength(3);
		expect((await held()) - before).toBe(120_000);
	});

	it('Fincore: an approved loan is paid out once, with a link for each instalment', async () => {
		noError(await playground.execute('fincore-loan-to-payment-links', 'Try it'));
		const links = await playground.given('fincore-loan-to-payment-links', 'Links', 3);
		expect(links.map(({ amount }) => amount)).toEqual([333.34, 333.33, 333.33]);
		const { loans } = await control('fincore').state<{ loans: Array<{ status: string }> }>();
		expect(loans.map(({ status }) => status)).toEqual(['disbursed']);
	});
});

it('no example needs a person to choose a credential in the playground', () => {
	const needy = (workflow: WorkflowInput) =>
		workflow.nodes.filter(
			({ type, parameters, credentials }) =>
				!credentials &&
				(type.startsWith('n8n-nodes-fintech.') ||
					type.includes('.lmChat') ||
					parameters.authentication === 'headerAuth'),
		);
	for (const workflow of playground.all())
		expect([workflow.name, needy(workflow)]).toEqual([workflow.name, []]);
});

it('a start at other addresses lets the credentials follow, but for one that was set by hand', async () => {
	const { client, sandboxUrl } = stage;
	const addressOf = async (name: string) => {
		const found = (await client.credentials()).find((credential) => credential.name === name);
		const { data } = await client.credential(String(found?.id));
		return data.baseUrl ?? data.url;
	};
	const byHand = (await client.credentials()).find(({ name }) => name === 'Fincore sandbox');
	const fincore = await client.credential(String(byHand?.id));
	await client.updateCredential(fincore.id, {
		...fincore,
		data: { ...fincore.data, baseUrl: 'https://fincore.example/v1' },
	});
	await ensureWorkflows(client, {
		sandboxUrl: 'http://127.0.0.1:1',
		modelUrl: 'http://127.0.0.1:2/v1',
	});
	expect(await addressOf('HexAI sandbox, read only')).toBe('http://127.0.0.1:1/hexai/api/v1');
	expect(await addressOf('Stand-in model')).toBe('http://127.0.0.1:2/v1');
	expect(await addressOf('Fincore sandbox')).toBe('https://fincore.example/v1');
	await ensureWorkflows(client, { sandboxUrl, modelUrl: 'http://127.0.0.1:9/v1' });
	expect(await addressOf('HexAI sandbox')).toBe(`${sandboxUrl}/hexai/api/v1`);
});
