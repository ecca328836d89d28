/** The payroll examples in the hands of people who hurry. */
import { PlaygroundStage } from './harness/playgroundStage.mts';
import type { SandboxControl } from './harness/sandboxControl.mts';
import { OWN_STAGE_LIMIT_MS } from './harness/stage.mts';

jest.setTimeout(600_000);

let playground: PlaygroundStage;

beforeAll(async () => {
	playground = await PlaygroundStage.open();
}, OWN_STAGE_LIMIT_MS);

afterAll(async () => {
	await playground?.close();
});

interface Line {
	name: string;
	/** Of the person: a number in the list of accounts. */
	person: number;
	amount: string;
	reference: string;
}

interface Payroll {
	id: string;
	currency: string;
	/** Columns that say where the money goes. */
	columns: string[];
	/** Cells of these columns, by person. */
	accounts: string[][];
	simulator: string;
	path: string;
	balancePath: string;
	/** Of a payment that was sent: its account as in the last of the cells, and its amount. */
	sent(body: Record<string, unknown>): [account: unknown, amount: unknown];
}

const PAYROLLS: Payroll[] = [
	{
		id: 'hexai-payroll',
		currency: 'GMD',
		columns: ['mobile'],
		accounts: [['+2201234567'], ['+2202345678'], ['+2203456789']],
		simulator: 'hexai',
		path: '/payouts/initiate',
		balancePath: '/client/balance',
		sent: ({ recipient_mobile: mobile, amount }) => [mobile, amount],
	},
	{
		id: 'hexcore-payroll',
		currency: 'NGN',
		columns: ['bank_code', 'account'],
		accounts: [
			['058', '0123456785'],
			['044', '0690000032'],
			['011', '3012345671'],
		],
		simulator: 'hexcore',
		path: '/transfers/interbank/initiate',
		balancePath: '/account/1234567890/balance',
		sent: ({ destination_account: account, amount }) => [account, Number(amount).toFixed(2)],
	},
];

describe.each(PAYROLLS)('$id', ({ id, currency, columns, accounts, simulator, path, balancePath, sent }) => {
	let provider: SandboxControl;
	beforeAll(async () => {
		provider = playground.stage.control(simulator);
		// Else each payment starts all workflows of the playground that wait for one.
		await provider.settings({ webhookUrl: '' });
	});

	const head = ['name', ...columns, 'amount', 'reference'];
	const cells = ({ name, person, amount, reference }: Line) => [
		name,
		...(accounts[person] ?? []),
		amount,
		reference,
	];
	const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
	const csvOf = (rows: string[][]) => rows.map((row) => row.map(quoted).join(',')).join('\n');
	const sheetOf = (lines: Line[]) => csvOf([head, ...lines.map(cells)]);
	const line = (reference: string, changes: Partial<Line> = {}): Line => ({
		name: 'Awa',
		person: 0,
		amount: '10.00',
		reference: `${id}-${reference}`,
		...changes,
	});

	async function upload(content: string | Uint8Array<ArrayBuffer>) {
		const visitor = await playground.visit(id, 'Payroll form');
		return { visitor, page: await visitor.send(new File([content], 'payroll.csv', { type: 'text/csv' })) };
	}

	/** What went out while something was done: account and amount. */
	async function sentDuring(act: () => Promise<unknown>): Promise<unknown[][]> {
		const calls = async () => await provider.calls('POST', path);
		const before = (await calls()).length;
		await act();
		return (await calls()).slice(before).map(({ body }) => sent(body as Record<string, unknown>));
	}

	const payment = ({ person, amount }: Line) => [accounts[person]?.at(-1), amount];
	/** The lines of a list, of which the first may follow other words. */
	const resultsOf = (page: string) =>
		page
			.replace(/ (1\. )/, '\n$1')
			.split('\n')
			.filter((text) => /^\d+\. /.test(text));

	it('pays by the names of the columns, in whatever order, beside others', async () => {
		const lines = [line('ORDER-1'), line('ORDER-2', { person: 1, amount: '20.50' })];
		const rows = [head, ...lines.map(cells)].map((row, index) => [
			index === 0 ? 'Department' : 'Sales, North',
			...row.toReversed(),
			index === 0 ? 'Remark' : '',
		]);
		const out = await sentDuring(async () => {
			const { visitor, page } = await upload(csvOf(rows));
			expect(page).toContain(`2 to pay, 30.50 ${currency} in all.`);
			await visitor.send(undefined, 'Pay');
		});
		expect(out).toEqual(lines.map(payment));
	});

	it('pays one line for two that are the same, and says so', async () => {
		const twice = [line('SAME'), line('SAME'), line('SAME-OTHER', { person: 1, amount: '3.00' })];
		const out = await sentDuring(async () => {
			const { visitor, page } = await upload(sheetOf(twice));
			expect(page).toContain(`2 to pay, 13.00 ${currency} in all.`);
			expect(resultsOf(page)[1]).toMatch(
				/^2\. Awa, 10\.00 .*: a line before it has the same reference, which is paid once/,
			);
			const report = resultsOf(await visitor.send(undefined, 'Pay'));
			expect(report[0]).toMatch(/: Sent|: Paid/);
			expect(report[1]).toMatch(/not sent/);
		});
		expect(out).toEqual([twice[0], twice[2]].map((one) => one && payment(one)));
	});

	it('calls a line wrong whose reference pays somebody else, and says whom', async () => {
		const lines = [line('ONE'), line('ONE', { name: 'Binta', person: 1 })];
		const out = await sentDuring(async () => {
			const { page } = await upload(sheetOf(lines));
			const second = resultsOf(page).find((text) => text.startsWith('2. '));
			expect(second).toContain('An item before it pays');
			expect(second).not.toContain('paid once');
		});
		expect(out).toEqual([]);
	});

	it('shows before the yes who would get the same amount twice under two references', async () => {
		const lines = [line('TWO-1'), line('TWO-2', { person: 1 }), line('TWO-3', { name: 'Awa again' })];
		const { visitor, page } = await upload(sheetOf(lines));
		expect(page).toContain('Lines to look at again: 1.');
		const [first, second, third] = resultsOf(page);
		expect(third).toMatch(
			/^3\. Awa again, .*: to pay\. CHECK IT: .*same amount to the same account as line 1/,
		);
		expect([first, second].join()).not.toContain('CHECK IT');
		expect(await sentDuring(() => visitor.send(undefined, 'Do not pay'))).toEqual([]);
	});

	it.each([
		['a comma for thousands', '1,500.00'],
		['a blank for thousands', '1 500.00'],
		['a decimal comma', '1.500,00'],
		['a currency', 'GMD 75'],
		['no amount', ''],
		['a word', 'n/a'],
		['a minus', '-5.00'],
	])('calls a line wrong whose amount has %s, and pays nobody', async (_what, amount) => {
		const lines = [line('AMOUNT', { amount }), line('AMOUNT-2', { person: 1 })];
		const out = await sentDuring(async () => {
			const { page } = await upload(sheetOf(lines));
			expect(page).toContain('Nothing was paid');
			expect(page).toContain('1 line is wrong.');
			expect(resultsOf(page)[0]).toMatch(/[Aa]mount/);
		});
		expect(out).toEqual([]);
	});

	it.each(head.filter((column) => column !== 'name'))('calls a line wrong without its %s', async (column) => {
		const row = cells(line('BLANK')).with(head.indexOf(column), ' ');
		const out = await sentDuring(async () => {
			const { page } = await upload(csvOf([head, row, cells(line('BLANK-2', { person: 1 }))]));
			expect(page).toContain('1 line is wrong.');
			expect(resultsOf(page)[0]).toMatch(/^1\. Awa, .*(missing|empty)/);
		});
		expect(out).toEqual([]);
	});

	it('pays nobody when the balance can not be read, and says why', async () => {
		await provider.fault({ kind: 'status', status: 403, method: 'GET', path: balancePath });
		const out = await sentDuring(async () => {
			const { page } = await upload(sheetOf([line('BALANCE')]));
			expect(page).toContain('Nothing was paid');
			expect(page).toMatch(/The balance could not be read: .{10}/);
			expect(resultsOf(page)[0]).toMatch(/^1\. Awa, 10\.00 .*: to pay$/);
		});
		await provider.clearFaults();
		expect(out).toEqual([]);
	});

	it('says of a file that is no CSV that it can not read it', async () => {
		const workbook = new Uint8Array([
			0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0, 0, 0, 0x21, 0, 0xff, 0xfe, 10, 1, 2,
		]);
		const out = await sentDuring(async () => {
			const { page } = await upload(workbook);
			expect(page).toContain('Nothing was paid');
			expect(page).toMatch(/CSV/);
		});
		expect(out).toEqual([]);
	});

	it('pays once when the answer is sent twice at once, and later again', async () => {
		const lines = [line('CLICK-1'), line('CLICK-2', { person: 1 })];
		const out = await sentDuring(async () => {
			const { visitor } = await upload(sheetOf(lines));
			// n8n takes one of them and answers the others with an error of its own.
			const answers = await Promise.allSettled([1, 2, 3].map(() => visitor.send(undefined, 'Pay')));
			const reports = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
			expect(resultsOf(reports[0] ?? '')).toEqual([
				expect.stringMatching(/^1\. .*: (Sent|Paid), /),
				expect.stringMatching(/^2\. .*: (Sent|Paid), /),
			]);
			for (const answer of ['Pay', 'Do not pay']) {
				await visitor.sendAgain(undefined, answer);
				expect(await visitor.reopen()).toBe(reports[0]);
			}
		});
		expect(out).toEqual(lines.map(payment));
	});

	it('pays nobody when a no is followed by a yes on the same page', async () => {
		const out = await sentDuring(async () => {
			const { visitor } = await upload(sheetOf([line('NO')]));
			expect(await visitor.send(undefined, 'Do not pay')).toContain('You have not approved the payroll');
			await visitor.sendAgain(undefined, 'Pay');
			expect(await visitor.reopen()).toContain('You have not approved the payroll');
		});
		expect(out).toEqual([]);
	});

	it('pays once when one sheet waits for two answers and gets both', async () => {
		const lines = [line('TABS-1'), line('TABS-2', { person: 1 })];
		const reports: string[] = [];
		const out = await sentDuring(async () => {
			const closed = await upload(sheetOf(lines));
			const tabs = [closed, await upload(sheetOf(lines)), await upload(sheetOf(lines))].slice(1);
			for (const { page } of tabs) expect(page).toContain(`2 to pay, 20.00 ${currency} in all.`);
			reports.push(...(await Promise.all(tabs.map(({ visitor }) => visitor.send(undefined, 'Pay')))));
		});
		expect(out.toSorted()).toEqual(lines.map(payment).toSorted());
		for (const [index] of lines.entries()) {
			const results = reports.map((report) => resultsOf(report)[index]);
			expect(results.filter((result) => /: (Sent|Paid), /.test(String(result)))).toHaveLength(1);
			expect(results.filter((result) => /not sent again/.test(String(result)))).toHaveLength(1);
		}
	});

	it('pays three hundred lines once each, and lists them in the order of the sheet', async () => {
		const lines = Array.from({ length: 300 }, (_, index) =>
			line(`MANY-${index + 1}`, {
				name: `P${index + 1}`,
				person: index % accounts.length,
				amount: ((100 + index) / 100).toFixed(2),
			}),
		);
		const sum = lines.reduce((all, { amount }) => all + Math.round(Number(amount) * 100), 0);
		const out = await sentDuring(async () => {
			const { visitor, page } = await upload(sheetOf(lines));
			expect(page).toContain(`300 to pay, ${(sum / 100).toFixed(2)} ${currency} in all.`);
			const report = resultsOf(await visitor.send(undefined, 'Pay'));
			expect(report.map((text) => text.split(',')[0])).toEqual(
				lines.map(({ name }, index) => `${index + 1}. ${name}`),
			);
			for (const text of report) expect(text).toMatch(/: (Sent|Paid), /);
		});
		expect(out.map(([account, amount]) => [account, Number(amount)])).toEqual(
			lines.map((one) => [payment(one)[0], Number(one.amount)]),
		);
		expect(await sentDuring(async () => (await upload(sheetOf(lines))).page)).toEqual([]);
	});
});

describe('hexCore, which pays some time after it has taken a payment', () => {
	/** Accounts that the simulator treats in a way of their own. */
	const STAYS = '9999999999';
	const FAILS = '0000000000';
	let hexcore: SandboxControl;
	beforeAll(() => {
		hexcore = playground.stage.control('hexcore');
	});

	async function reportOn(rows: string[]): Promise<string[]> {
		const csv = ['name,bank_code,account,amount,reference', ...rows].join('\n');
		const visitor = await playground.visit('hexcore-payroll', 'Payroll form');
		await visitor.send(new File([csv], 'payroll.csv', { type: 'text/csv' }));
		const report = await visitor.send(undefined, 'Pay');
		return report.split('\n').filter((text) => /^\d+\. /.test(text));
	}

	it('reports who is paid, who is not yet, and whose transfer failed', async () => {
		const rows = [
			'Ada,058,0123456785,10.00,LATER-1',
			`Bisi,058,${STAYS},11.00,LATER-2`,
			`Chidi,058,${FAILS},12.00,LATER-3`,
		];
		expect(await reportOn(rows)).toEqual([
			expect.stringMatching(/^1\. Ada, 10\.00 NGN: Paid, trf_\w+$/),
			expect.stringMatching(
				/^2\. Bisi, 11\.00 NGN: Sent, NOT YET PAID: trf_\w+ is PROCESSING\. Look again later/,
			),
			expect.stringMatching(
				/^3\. Chidi, 12\.00 NGN: Sent, but hexCore says FAILED of trf_\w+: ask hexCore before/,
			),
		]);
	});

	it('says of a line that was sent before no more than that', async () => {
		const rows = [`Chidi,058,${FAILS},12.00,LATER-3`, 'Ada,058,0123456785,13.00,LATER-4'];
		const [before, now] = await reportOn(rows);
		expect(before).toBe('1. Chidi, 12.00 NGN: Sent before, not sent again');
		expect(now).toContain('13.00 NGN: Paid, trf_');
	});

	it('does not call a transfer paid whose status it could not read', async () => {
		await hexcore.fault({ kind: 'status', status: 403, method: 'GET', path: '/transfers', times: 5 });
		const [line] = await reportOn(['Ada,058,0123456785,14.00,LATER-5']);
		await hexcore.clearFaults();
		expect(line).toMatch(
			/^1\. Ada, 14\.00 NGN: Sent, trf_\w+ was PROCESSING\. How it went could not be read: ./,
		);
	});
});
