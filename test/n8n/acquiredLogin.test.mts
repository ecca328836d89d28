import axios from 'axios';
import { setTimeout as sleep } from 'node:timers/promises';
import { AcquiredStage, errorOf, listLedgers, startedByHand } from './harness/acquiredStage.mts';
import { executeElsewhere } from './harness/secondProcess.mts';
import { openStage, type Stage } from './harness/stage.mts';
import { chain } from './harness/workflows.mts';

jest.setTimeout(180_000);

let stage: Stage;
let acquired: AcquiredStage;

beforeAll(async () => {
	stage = await openStage();
	acquired = new AcquiredStage(stage);
});

afterAll(async () => {
	await stage?.close();
});

beforeEach(async () => {
	await acquired.control.reset();
});

const items = (execution: { output(node: string): unknown[] }) => execution.output('List').length;

describe('the credential test', () => {
	it('logs in, lists the ledgers and accepts details that work, in both variants', async () => {
		const { id } = await acquired.credential();
		expect(await stage.client.testCredential(id)).toMatchObject({ status: 'OK' });
		expect(await acquired.control.calls('GET', '/accounts/list')).toHaveLength(1);
		const app = await acquired.credential({ loginWith: 'appKey', appId: 'simapp', appKey: 'simkey' });
		expect(await stage.client.testCredential(app.id)).toMatchObject({ status: 'OK' });
	});

	it('fails on a wrong password with one log-in, however often it is pressed', async () => {
		const { id } = await acquired.credential({ password: 'wrong' });
		const wanted = {
			status: 'Error',
			message: expect.stringContaining('The log-in details were refused: Invalid login details'),
		};
		expect(await stage.client.testCredential(id)).toMatchObject(wanted);
		expect(await stage.client.testCredential(id)).toMatchObject(wanted);
		expect((await acquired.logins()).refusedLogins).toBe(1);
	});

	it('fails when the password is changed to a wrong one, although the token of the old one lives', async () => {
		const { id } = await acquired.credential();
		expect(await stage.client.testCredential(id)).toMatchObject({ status: 'OK' });
		const saved = await stage.client.credential(id);
		await stage.client.updateCredential(id, { ...saved, data: { ...saved.data, password: 'changed' } });
		expect(await stage.client.testCredential(id)).toMatchObject({ status: 'Error' });
	});

	it("names the product when Base URL is another of Acquired's hosts, and sends nothing there", async () => {
		const { id } = await acquired.credential({ baseUrl: 'https://hub.acquired.com' });
		expect(await stage.client.testCredential(id)).toMatchObject({
			status: 'Error',
			message: expect.stringContaining('the Acquired Hub, a dashboard'),
		});
	});

	it('never hands the token to the browser', async () => {
		const { id } = await acquired.credential();
		await stage.client.testCredential(id);
		expect(JSON.stringify(await stage.client.credential(id))).not.toContain('eyJ');
	});
});

describe('the one live token', () => {
	it('a hundred parallel items with an expired token cause one log-in', async () => {
		const { run } = await acquired.onLines('expired', listLedgers(await acquired.credential()));
		expect((await run(1)).status).toBe('success');
		expect((await acquired.logins()).logins).toBe(1);
		await acquired.expire();
		const execution = await run(100);
		expect(errorOf(execution, 'List')).toBeUndefined();
		expect(items(execution)).toBe(300);
		expect((await acquired.logins()).logins).toBe(2);
	});

	it('a program that logs in meanwhile does not break the run: one extra log-in each', async () => {
		const { run } = await acquired.onLines('meanwhile', listLedgers(await acquired.credential(), 5));
		await acquired.control.settings({ latencyMs: 40 });
		await run(1);
		const running = run(100);
		while ((await acquired.control.calls('GET', '/accounts/list')).length < 20) await sleep(20);
		await acquired.logInElsewhere();
		expect(items(await running)).toBe(300);
		// Ours, the other program's, and ours again.
		expect((await acquired.logins()).logins).toBe(3);
		const token = await acquired.logInElsewhere();
		const headers = { Authorization: `token ${token}` };
		const answer = await axios.get(`${acquired.baseUrl}/accounts/list`, { headers, proxy: false });
		expect(answer.data.status).toBe(1);
	});

	it('a second n8n process on the same database: both finish, at most one extra log-in each', async () => {
		const credential = await acquired.credential();
		const { run } = await acquired.onLines('first', listLedgers(credential, 5));
		const second = await stage.client.createWorkflow(
			chain('Second', startedByHand('second', 100, listLedgers(credential, 5))),
		);
		await run(1);
		await acquired.expire();
		await acquired.control.settings({ latencyMs: 40 });
		const before = (await acquired.control.calls('GET', '/accounts/list')).length;
		const elsewhere = executeElsewhere(acquired.home, second.id);
		while ((await acquired.control.calls('GET', '/accounts/list')).length === before) await sleep(5);
		const execution = await run(100);
		expect(errorOf(execution, 'List')).toBeUndefined();
		expect(items(execution)).toBe(300);
		await elsewhere;
		const [other] = await stage.client.executions(second.id);
		expect(other?.status).toBe('success');
		// One before, one that was due in each process, and at most one more in each.
		expect((await acquired.logins()).logins).toBeLessThanOrEqual(5);
	});

	it('a wrong password fails once with a clear message, not once per item', async () => {
		const { run } = await acquired.onLines(
			'wrong',
			listLedgers(await acquired.credential({ password: 'no' })),
		);
		const execution = await run(100);
		expect(execution.status).toBe('error');
		expect(errorOf(execution, 'List')).toMatchObject({
			message: 'Acquired Banking: The log-in details were refused: Invalid login details',
			description: expect.stringContaining('Check Email and Password of the API user'),
		});
		expect((await acquired.logins()).refusedLogins).toBe(1);
	});

	it('a new token for each request: every call logs in, one at a time', async () => {
		const { run } = await acquired.onLines(
			'each',
			listLedgers(await acquired.credential({ tokenPerRequest: true })),
		);
		expect(items(await run(10))).toBe(30);
		expect((await acquired.logins()).logins).toBe(10);
	});
});
