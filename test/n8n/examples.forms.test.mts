/** The demos and examples a person starts by a form, as the playground has them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import axios from 'axios';
import { EXAMPLES_DIR, workflowsIn } from '../../playground/examples.mts';
import { startStandInModel } from '../../playground/standInModel.mts';
import type { SandboxControl } from './harness/sandboxControl.mts';
import { PlaygroundStage } from './harness/playgroundStage.mts';
import { ScriptedModel } from './harness/scriptedModel.mts';
import { OWN_STAGE_LIMIT_MS, type OwnStage } from './harness/stage.mts';

jest.setTimeout(180_000);

let playground: PlaygroundStage;
let stage: OwnStage;
let hexcore: SandboxControl;
let model: ScriptedModel;

beforeAll(async () => {
	model = await ScriptedModel.start();
	playground = await PlaygroundStage.open(model.url);
	({ stage } = playground);
	hexcore = stage.control('hexcore');
}, OWN_STAGE_LIMIT_MS);

afterAll(async () => {
	await playground?.close();
	await model?.close();
});

interface Line {
	name: string;
	amount: string;
	reference: string;
}

/** The lines of a sheet whose cells hold no commas. */
function linesOf(csv: string): Array<Line & Record<string, string>> {
	const [head = '', ...rows] = csv.trim().split('\n');
	const columns = head.split(',');
	return rows.map(
		(row) =>
			Object.fromEntries(row.split(',').map((cell, index) => [columns[index], cell])) as Line &
				Record<string, string>,
	);
}

const sampleSheet = (name: string) => readFileSync(join(EXAMPLES_DIR, name), 'utf8');
const asFile = (csv: string) => new File([csv], 'payroll.csv', { type: 'text/csv' });
/** In hundredths, so that a sum is exact. */
const hundredths = (amount: string) => BigInt(amount.replace('.', ''));
const total = (lines: readonly Line[]) => {
	const sum = lines.reduce((all, { amount }) => all + hundredths(amount), 0n).toString();
	return `${sum.slice(0, -2)}.${sum.slice(-2)}`;
};

/** What HexAI's simulator has paid out under these references, in this order. */
async function paidBy(references: readonly string[]): Promise<Array<[string, string]>> {
	const booked = await stage.hexAi.paid();
	return booked
		.filter(({ client_reference: reference }) => references.includes(reference))
		.map(({ client_reference: reference, amount }) => [reference, Number(amount).toFixed(2)]);
}

describe('HexAI: payroll from a sheet', () => {
	const csv = sampleSheet('payroll-hexai.csv');
	const lines = linesOf(csv);
	const references = lines.map(({ reference }) => reference);
	const upload = async (sheet: string) => {
		const visitor = await playground.visit('hexai-payroll', 'Payroll form');
		return { visitor, page: await visitor.send(asFile(sheet)) };
	};

	it('shows the check before it pays, and pays nobody without a yes', async () => {
		const { visitor, page } = await upload(csv);
		expect(page).toContain(`${lines.length} to pay, ${total(lines)} GMD in all.`);
		for (const [index, { name, amount }] of lines.entries()) {
			expect(page).toContain(`${index + 1}. ${name}, ${amount} GMD: to pay`);
		}
		expect(await paidBy(references)).toEqual([]);
		expect(await visitor.send(undefined, 'Do not pay')).toContain('You have not approved the payroll');
		expect(await paidBy(references)).toEqual([]);
	});

	it('pays each line once after a yes, and reports in the order of the sheet', async () => {
		const { visitor } = await upload(csv);
		const report = await visitor.send(undefined, 'Pay');
		expect(await paidBy(references)).toEqual(lines.map(({ reference, amount }) => [reference, amount]));
		const reported = report.split('\n').filter((line) => /^\d+\. /.test(line));
		expect(reported).toEqual(
			lines.map(({ name, amount }, index) =>
				expect.stringMatching(new RegExp(`^${index + 1}\\. ${name}, ${amount} GMD: Sent, tx_`)),
			),
		);
	});

	it('pays nobody a second time, and of a longer sheet only who was left out', async () => {
		expect((await upload(csv)).page).toContain('Nobody is left to pay');
		const added = 'Isatou Touray,+2204567890,50.00,2026-11-ISATOU';
		const [first = '', ...rest] = csv.trim().split('\n');
		const { visitor, page } = await upload([first, added, ...rest].join('\n'));
		expect(page).toContain('1 to pay, 50.00 GMD in all.');
		const report = await visitor.send(undefined, 'Pay');
		const results = report.split('\n').filter((line) => /^\d+\. /.test(line));
		expect(results[0]).toMatch(/^1\. Isatou Touray, 50\.00 GMD: Sent, tx_/);
		for (const result of results.slice(1)) expect(result).toMatch(/: Paid before, not sent again$/);
		expect(await paidBy([...references, '2026-11-ISATOU'])).toHaveLength(lines.length + 1);
	});

	it.each([
		[
			'a wrong line',
			'Awa,+2201234567,12.345,W-1\nLamin,+2202345678,20.00,W-2',
			/1 line is wrong\.[\s\S]*12\.345/,
		],
		[
			'more than the balance',
			'Awa,+2201234567,999999.00,W-3',
			/total of 999999\.00 GMD is more than the balance of \d+\.\d\d GMD/,
		],
		[
			'lines without a reference',
			'Awa,+2201234567,10.00,\nLamin,+2202345678,20.00,',
			/2 lines are wrong\.[\s\S]*1\. Awa, 10\.00 GMD: reference is missing/,
		],
		['no lines', '', /The sheet has no lines/],
		['lines without a cell', ',,,\n,,,', /The sheet has no lines/],
		['a comma in an amount', 'Awa,+2201234567,10,50,W-5', /The sheet can not be read: .*line 2/],
		['one reference for two payments', 'Awa,+2201234567,10.00,W-4\nLamin,+2202345678,20.00,W-4', /wrong/],
	])('with %s pays nobody and says why', async (_what, rows, reason) => {
		const before = await stage.hexAi.sent();
		expect((await upload(`name,mobile,amount,reference\n${rows}\n`)).page).toMatch(reason);
		expect(await stage.hexAi.sent()).toEqual(before);
	});

	it.each([
		['semicolons', 'name;mobile;amount;reference\nAwa;+2201234567;10.00;C-1', 'name;mobile;amount;reference'],
		['other names', 'Name,Phone,Amount,Key\nAwa,+2201234567,10.00,C-1', 'name, phone, amount, key'],
		['one column less', 'name,mobile,amount\nAwa,+2201234567,10.00', 'name, mobile, amount'],
		['nothing', '\n', 'none'],
	])('names the columns it needs for a sheet with %s', async (_what, sheet, has) => {
		const { page } = await upload(sheet);
		expect(page).toContain(
			`The sheet needs the columns name, mobile, amount, reference; it has ${has}. Separate them by commas.`,
		);
		expect(page).not.toContain('undefined');
	});

	it('reads a sheet with blanks around its cells and with empty lines', async () => {
		const { page } = await upload(' Name , mobile,amount , reference\n,,,\nAwa,+2201234567,10.00,B-1\n,,,\n');
		expect(page).toContain('1 to pay, 10.00 GMD in all.');
		expect(page).toContain('1. Awa, 10.00 GMD: to pay');
	});

	it('takes a line whose reference belongs to another payment for wrong, not for paid', async () => {
		const sheet = (amount: string) => `name,mobile,amount,reference\nAwa,+2201234567,${amount},O-1\n`;
		await (await upload(sheet('10.00'))).visitor.send(undefined, 'Pay');
		const { page } = await upload(`${sheet('11.00')}Lamin,+2202345678,20.00,O-2\n`);
		expect(page).toMatch(/1 line is wrong\. Correct the sheet/);
		expect(page).not.toMatch(/Nobody is left|to pay, /);
		expect(await paidBy(['O-1', 'O-2'])).toEqual([['O-1', '10.00']]);
	});

	it('shows the words of the sheet as words', async () => {
		const name = '<i>Awa</i> & <b>Co</b>';
		const shown = '&lt;i&gt;Awa&lt;/i&gt; & &lt;b&gt;Co&lt;/b&gt;';
		const { visitor, page } = await upload(`name,mobile,amount,reference\n${name},+2201234567,10.00,H-1\n`);
		expect(page).toContain(`1. ${shown}, 10.00 GMD: to pay`);
		expect(await visitor.send(undefined, 'Pay')).toContain(`1. ${shown}, 10.00 GMD: Sent`);
		const wrong = await upload(`name,mobile,amount,reference\n${name},+2201234567,<b>,H-2\n`);
		expect(wrong.page).toContain(`1. ${shown}, &lt;b&gt; GMD: `);
	});

	it('reads a sheet that Excel has saved as CSV UTF-8, with its byte order mark', async () => {
		const { page } = await upload('\uFEFFname,mobile,amount,reference\r\nAwa,+2201234567,10.00,BOM-1\r\n');
		expect(page).toContain('1. Awa, 10.00 GMD: to pay');
	});

	it('says of a line whose outcome is unknown that nobody knows, and pays the others', async () => {
		const rows = 'Awa,+2201234567,500.00,U-1\nLamin,+2202345678,20.00,U-2';
		const { visitor } = await upload(`name,mobile,amount,reference\n${rows}\n`);
		const report = await visitor.send(undefined, 'Pay');
		expect(report).toMatch(/1\. Awa, 500\.00 GMD: NOT KNOWN whether it was paid/);
		expect(report).toMatch(/2\. Lamin, 20\.00 GMD: Sent, tx_/);
		expect(await paidBy(['U-1', 'U-2'])).toEqual([['U-2', '20.00']]);
		// Where to look and what to write.
		expect(report).toMatch(/1\. Awa, [\s\S]*dashboard[\s\S]*write U-1 into Options[\s\S]*2\. Lamin/);

		const { page } = await upload(`name,mobile,amount,reference\n${rows}\n`);
		expect(page).toMatch(/1\. Awa, 500\.00 GMD: NOT KNOWN whether it was paid/);
		expect(page).toMatch(/all lines were sent before, but of 1 of them NOBODY KNOWS whether they were paid/);
		const more = await upload(`name,mobile,amount,reference\n${rows}\nFatou,+2203456789,30.00,U-3\n`);
		expect(more.page).toContain('Lines nobody knows about, not sent again: 1.');
		const second = await more.visitor.send(undefined, 'Pay');
		expect(second).toMatch(/1\. Awa, 500\.00 GMD: Sent before, NOT KNOWN whether it was paid/);
		expect(second).toMatch(/2\. Lamin, 20\.00 GMD: Paid before, not sent again/);
		expect(second).toMatch(/3\. Fatou, 30\.00 GMD: Sent, tx_/);
	});
});

it('the payroll form as it is imported lets nobody in without the login of its credential', async () => {
	const { client } = stage;
	const login = { user: 'payroll', password: 'of-this-test' };
	const { id, name } = await client.createCredential({ name: 'Form', type: 'httpBasicAuth', data: login });
	const example = workflowsIn(EXAMPLES_DIR).find((each) => each.id === 'hexai-payroll');
	if (!example) throw new Error('There is no payroll example.');
	const nodes = example.nodes.map((node) =>
		node.name === 'Payroll form' ? { ...node, credentials: { httpBasicAuth: { id, name } } } : node,
	);
	const { hexAiApi } =
		playground.workflow('hexai-payroll').nodes.find((node) => node.credentials)?.credentials ?? {};
	const withKey = nodes.map((node) =>
		node.type.endsWith('.hexAi') && hexAiApi ? { ...node, credentials: { hexAiApi } } : node,
	);
	const workflow = await client.createWorkflow({ ...example, id: 'payroll-with-login', nodes: withKey });
	await client.activate(workflow.id);
	const url = await client.webhookUrl(workflow, 'Payroll form');
	const status = async (auth?: { username: string; password: string }) => {
		const form = new FormData();
		form.append('field-0', asFile(sampleSheet('payroll-hexai.csv')));
		return (await axios.post(url, form, { proxy: false, auth, validateStatus: () => true })).status;
	};
	expect([401, 403]).toContain(await status());
	expect([401, 403]).toContain(await status({ username: 'payroll', password: 'another' }));
	expect(await client.executions(workflow.id)).toEqual([]);
	expect(await status({ username: login.user, password: login.password })).toBe(200);
});

describe('hexCore: payroll from a sheet', () => {
	const csv = sampleSheet('payroll-hexcore.csv');
	const lines = linesOf(csv);
	const sent = async () =>
		(await hexcore.calls('POST', '/transfers/interbank/initiate')).map(({ body }) => body);
	const upload = async (sheet = csv) => {
		const visitor = await playground.visit('hexcore-payroll', 'Payroll form');
		return { visitor, page: await visitor.send(asFile(sheet)) };
	};

	it('shows what looks mistyped in the list that is approved', async () => {
		const [head = '', first = '', second = ''] = csv.trim().split('\n');
		const [right, mistyped] = [first, second].map((line) => line.split(','));
		const account = mistyped?.[2] ?? '';
		const other = `${account.slice(0, -1)}${(Number(account.at(-1)) + 1) % 10}`;
		const { page } = await upload([head, right, mistyped?.with(2, other)].join('\n'));
		expect(page).toContain('Lines to look at again: 1.');
		const listed = page.split('\n').filter((line) => /\d\. /.test(line));
		const about = (cells?: readonly string[]) => listed.find((line) => line.includes(String(cells?.[0])));
		expect(about(mistyped)).toMatch(/to pay\. CHECK IT: .*Destination Account/);
		expect(about(right)).not.toContain('CHECK IT');
	});

	it('names the columns it needs', async () => {
		expect((await upload('name,account\nAda,0123456789')).page).toContain(
			'The sheet needs the columns name, bank_code, account, amount, reference; it has name, account.',
		);
	});

	it('pays each line once after a yes, with the zeros the sheet has', async () => {
		const { visitor, page } = await upload();
		expect(page).toContain(`${lines.length} to pay, ${total(lines)} NGN in all.`);
		expect(page).not.toContain('CHECK IT');
		expect(await sent()).toEqual([]);
		const report = await visitor.send(undefined, 'Pay');
		expect(await sent()).toEqual(
			lines.map(({ bank_code: bank, account, amount }) =>
				expect.objectContaining({
					destination_bank_code: bank,
					destination_account: account,
					amount: Number(amount),
				}),
			),
		);
		for (const [index, { name, amount }] of lines.entries()) {
			expect(report).toContain(`${index + 1}. ${name}, ${amount} NGN: Paid, trf_`);
		}
		expect((await upload()).page).toContain('Nobody is left to pay');
		expect(await sent()).toHaveLength(lines.length);
	});
});

describe.each([
	['demoCollectPayment', 'hexai-demo-result'],
	['hexai-collect-and-receipt', 'hexai-receipt-result'],
])('the payment form of %s', (id, resultPath) => {
	it('leads to the checkout, and shows the sentence of the node when a value is wrong', async () => {
		const reference = `FORM-${id}`;
		const checkout = await (await playground.visit(id, 'Payment form')).send('150', reference);
		expect(checkout).toContain(`${stage.sandboxUrl}/hexai/checkout/tx_`);
		const before = await stage.hexAi.calls('POST', '/collections/initiate');
		const wrong = await (await playground.visit(id, 'Payment form')).send('1.234', `${reference}-2`);
		expect(wrong).toContain('Please correct this');
		expect(wrong).toContain('Amount 1.234 is written with more decimals than the currency allows');
		expect(await stage.hexAi.calls('POST', '/collections/initiate')).toHaveLength(before.length);
	});

	it('has a page for the payer who comes back', async () => {
		const page = async (result: string) =>
			(
				await axios.get<string>(`${stage.client.url}/webhook/${resultPath}?result=${result}`, {
					proxy: false,
				})
			).data;
		expect(await page('paid')).toMatch(/<h1>Thank you<\/h1>/);
		expect(await page('failed')).toMatch(/<h1>Not paid<\/h1>/);
	});
});

it('HexAI: collect a payment writes the receipt when the payment is reported', async () => {
	const visitor = await playground.visit('hexai-collect-and-receipt', 'Payment form');
	await stage.hexAi.pay(await visitor.send('64.50', 'RECEIPT-1'));
	const receipts = await playground.given('hexai-collect-and-receipt', 'Send the receipt', 1);
	expect(receipts.map(({ receipt }) => receipt)).toContainEqual(
		expect.stringMatching(/^Received 64\.50? GMD for RECEIPT-1, transaction tx_/),
	);
});

it('the payout demo lists the lines in the order of the payroll, and pays nobody twice', async () => {
	const run = async () => (await playground.visit('demoPayoutRun', 'Payroll form')).send('2026-12');
	const first = (await run()).split('\n').filter((line) => line.includes(': '));
	expect(first).toEqual([
		expect.stringMatching(/Awa: Sent 75\.00 GMD/),
		expect.stringMatching(/^Lamin: Sent 60\.50 GMD/),
		expect.stringMatching(/^Fatou: Sent 82\.25 GMD/),
		expect.stringMatching(/^Awa \(entered twice\): Not sent/),
	]);
	expect(await run()).not.toContain(': Sent');
	const references = ['AWA', 'LAMIN', 'FATOU'].map((name) => `PAYROLL-2026-12-${name}`);
	expect((await paidBy(references)).map(([reference]) => reference)).toEqual(references);
});

it('the payout demo does not say that a line was paid which nobody knows about', async () => {
	const run = async () => (await playground.visit('demoPayoutRun', 'Payroll form')).send('2027-01');
	const hexAi = stage.control('hexai');
	await hexAi.post('/troubles/cutAnswer');
	try {
		expect(await run()).toMatch(/Awa: NOT KNOWN whether it was paid: /);
		const second = await run();
		expect(second).toMatch(
			/Awa: Not sent again, and NOT KNOWN whether it was paid before: PAYROLL-2027-01-AWA/,
		);
		expect(second).toMatch(/Lamin: Not sent: PAYROLL-2027-01-LAMIN was paid before/);
	} finally {
		await hexAi.reset();
	}
});

describe('the agent that asks before it pays', () => {
	const ID = 'hexai-agent-with-approval';
	const answer = (output: Record<string, unknown>) => [
		{ tool: 'format_final_json_response', input: { output } },
	];
	const ask = async (output: Record<string, unknown>) => {
		model.script([{ tool: 'Read_the_balance', input: {} }], answer(output));
		const visitor = await playground.visit(ID, 'Ask the agent');
		return { visitor, page: await visitor.send('Pay what is due') };
	};

	it('reads, and shows a person the invoice as the data have it', async () => {
		const { visitor, page } = await ask({ reference: 'INV-2041', reason: 'It is due.', amount: '9999.00' });
		expect(page).toContain('Pay 120.00 GMD to Banjul Rice Traders, +2201234567, for INV-2041?');
		expect(page).toContain('It is due.');
		expect(model.toolAnswers.join()).toContain('available_balance');
		expect(await paidBy(['INV-2041'])).toEqual([]);
		expect(await visitor.send(undefined, 'Do not pay')).toContain('You have not approved it.');
		expect(await paidBy(['INV-2041'])).toEqual([]);
	});

	it('has no tool that pays, and asks with what its tools may', async () => {
		await ask({ reference: '', reason: 'Nothing is due.' });
		const tools = model.prompts[0]?.tools?.map((tool) => tool.function.name) ?? [];
		expect(tools.toSorted()).toEqual(
			['Read_the_balance', 'Read_the_transactions', 'format_final_json_response'].toSorted(),
		);
	});

	it('after a yes pays what the data say, whatever the model adds, and once', async () => {
		const wish = {
			reference: 'INV-2042',
			reason: 'Due.',
			amount: '499.00',
			mobile: '+2209999999',
			clientReference: 'ANOTHER-KEY',
		};
		const first = await ask(wish);
		expect(await first.visitor.send(undefined, 'Pay')).toContain('85.50 GMD to Kombo Transport');
		const calls = await stage.hexAi.calls('POST', '/payouts/initiate');
		expect(calls.at(-1)?.body).toMatchObject({
			amount: '85.50',
			recipient_mobile: '+2202345678',
			client_reference: 'INV-2042',
		});
		const second = await ask(wish);
		expect(await second.visitor.send(undefined, 'Pay')).toContain('INV-2042 was sent before');
		expect(await stage.hexAi.calls('POST', '/payouts/initiate')).toHaveLength(calls.length);
	});

	it('runs with the stand-in model of the playground, which needs no account', async () => {
		const standIn = await startStandInModel();
		const { client } = stage;
		const found = (await client.credentials()).find(({ type }) => type === 'openAiApi');
		const { data, ...credential } = await client.credential(String(found?.id));
		await client.updateCredential(credential.id, { ...credential, data: { ...data, url: standIn.url } });
		const asked = async (question: string) =>
			await (await playground.visit(ID, 'Ask the agent')).send(question);
		const named = await asked('Please pay the people of Serekunda');
		const unknown = await asked('How are you?');
		await client.updateCredential(credential.id, { ...credential, data });
		await standIn.close();
		expect(named).toContain('Pay 750.00 GMD to Serekunda Print, +2203456789, for INV-2043?');
		expect(unknown).toContain('The agent names no open invoice: The question names no open invoice.');
	});

	it.each([
		['an invoice that is not open', { reference: 'INV-9999', reason: 'I made it up.' }],
		['none', { reference: '', reason: 'The balance is too low.' }],
	])('pays nothing when the model names %s', async (_what, output) => {
		const before = await stage.hexAi.sent();
		const { page } = await ask(output);
		expect(page).toContain(`The agent names no open invoice: ${output.reason}`);
		expect(await stage.hexAi.sent()).toEqual(before);
	});

	it('says of an invoice nobody knows about that nobody knows, the first time and later', async () => {
		const hexAi = stage.control('hexai');
		const wish = { reference: 'INV-2041', reason: 'Due.' };
		const before = (await hexAi.calls('POST', '/payouts/initiate')).length;
		await hexAi.post('/troubles/cutAnswer');
		try {
			const first = await ask(wish);
			expect(await first.visitor.send(undefined, 'Pay')).toContain('Not known whether it was paid');
			const second = await ask(wish);
			const page = await second.visitor.send(undefined, 'Pay');
			expect(page).toContain('Not known whether it was paid');
			expect(page).toContain('nobody knows whether it was paid');
			expect(await hexAi.calls('POST', '/payouts/initiate')).toHaveLength(before + 1);
		} finally {
			await hexAi.reset();
		}
	});

	it('shows the words of the model as words', async () => {
		const reason = '<a href="https://example.com">Pay & go</a>';
		const shown = '&lt;a href="https://example.com"&gt;Pay & go&lt;/a&gt;';
		expect((await ask({ reference: 'INV-2041', reason })).page).toContain(`The agent says: ${shown}`);
		expect((await ask({ reference: '', reason })).page).toContain(`no open invoice: ${shown}`);
	});

	it('pays nothing above the limit of its credential, also after a yes', async () => {
		const { visitor } = await ask({ reference: 'INV-2043', reason: 'Due.' });
		const page = await visitor.send(undefined, 'Pay');
		expect(page).toContain('Nothing was paid');
		expect(page).toMatch(/750 GMD is above the largest one this credential permits, 500 GMD/);
		expect(await paidBy(['INV-2043'])).toEqual([]);
	});
});
