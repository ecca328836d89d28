import axios from 'axios';
import type { WorkflowNode } from '../../playground/workflow.mts';
import { ScriptedModel, type ToolCall } from './harness/scriptedModel.mts';
import { openStage, type Stage } from './harness/stage.mts';
import { agentWith, hexAi, mcpServerWith, type Credential } from './harness/workflows.mts';

jest.setTimeout(120_000);

let stage: Stage;
let model: ScriptedModel;
let hexAiCredential: Credential;
let modelCredential: Credential;

beforeAll(async () => {
	[stage, model] = await Promise.all([openStage(), ScriptedModel.start()]);
	hexAiCredential = await stage.createCredential();
	modelCredential = await stage.client.createCredential({
		name: 'Model',
		type: 'openAiApi',
		data: { apiKey: 'sk-scripted', url: model.url, header: false },
	});
});

afterAll(async () => {
	await model?.close();
	await stage?.close();
});

beforeEach(async () => {
	await stage.hexAi.reset();
});

/** As the editor writes a field that the model fills in. */
const byModel = (key: string, type = 'string') =>
	`={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${key}', \`\`, '${type}') }}`;

/** With On Error: Continue the model is told all about an error, whatever the version of its agent. */
const TOOL = { type: 'n8n-nodes-fintech.hexAiTool', onError: 'continueRegularOutput' };

const balanceTool = () =>
	hexAi('Get balance', hexAiCredential, { resource: 'account', operation: 'getBalance', options: {} }, TOOL);

const payoutTool = (options: Record<string, unknown> = {}, more: Partial<WorkflowNode> = {}) =>
	hexAi(
		'Pay out',
		hexAiCredential,
		{
			resource: 'payout',
			operation: 'initiate',
			amount: byModel('Amount'),
			recipientMobile: byModel('Recipient_Mobile'),
			currency: 'GMD',
			clientReference: byModel('Client_Reference'),
			options,
			...more.parameters,
		},
		{ ...TOOL, onError: more.onError ?? TOOL.onError },
	);

const payOut = (reference: string): [ToolCall] => [
	{
		tool: 'Pay_out',
		input: { Amount: '25.00', Recipient_Mobile: '+2201234567', Client_Reference: reference },
	},
];

/** Runs an agent with these tools through a webhook, to its end. */
async function runAgent(version: number, tools: WorkflowNode[]) {
	const workflow = await stage.client.createWorkflow(agentWith(modelCredential, tools, version));
	await stage.client.activate(workflow.id);
	const url = await stage.client.webhookUrl(workflow, 'Webhook');
	await axios.post(url, { question: 'Please pay.' }, { proxy: false });
	const [execution] = await stage.client.waitForExecutions(workflow.id, 1);
	if (!execution) throw new Error('There is no execution.');
	return execution;
}

/** The errors among what the tools have answered, undefined for a success. */
function answers(): unknown[] {
	return model.toolAnswers.map((text) => (JSON.parse(text) as Array<{ error?: unknown }>)[0]?.error);
}

async function paid(): Promise<unknown[]> {
	const calls = await stage.hexAi.calls('POST', '/payouts/initiate');
	return calls.map(({ body }) => (body as { client_reference: string }).client_reference);
}

// Agents of version 3 have n8n's engine run their tools as steps; older ones call them.
describe.each([2.2, 3.1])('an AI Agent of version %d', (version) => {
	it('reads: the answer reaches the model', async () => {
		model.script([{ tool: 'Get_balance', input: {} }], 'There is enough.');
		const execution = await runAgent(version, [balanceTool()]);
		expect(execution.error).toBeUndefined();
		expect(execution.output('AI Agent')).toEqual([{ output: 'There is enough.' }]);
		expect(await stage.hexAi.calls('GET', '/client/balance')).toHaveLength(1);
		expect(model.toolAnswers).toEqual([expect.stringContaining('4500.5')]);
	});

	it('pays nothing until a person allows it, and its model learns why', async () => {
		model.script(payOut(`NO-${version}`), 'I may not.');
		const execution = await runAgent(version, [payoutTool()]);
		expect(execution.output('AI Agent')).toEqual([{ output: 'I may not.' }]);
		expect(answers()).toEqual([
			expect.objectContaining({
				message: expect.stringMatching(/^AI agents may not move money.*Let AI Agents Move Money$/),
				code: 'AGENT_NOT_ALLOWED',
				outcome: 'notSent',
			}),
		]);
		expect(await paid()).toEqual([]);
	});

	it('pays once when allowed, although its model asks three times with one key', async () => {
		const reference = `YES-${version}`;
		model.script(payOut(reference), payOut(reference), payOut(reference), 'Paid.');
		const execution = await runAgent(version, [payoutTool({ allowAgents: true })]);
		expect(execution.output('AI Agent')).toEqual([{ output: 'Paid.' }]);
		expect(await paid()).toEqual([reference]);
		const used = expect.objectContaining({ code: 'DUPLICATE_PAYMENT_KEY', outcome: 'notSent' });
		expect(answers()).toEqual([undefined, used, used]);
	});

	it.each([
		['the model', byModel('Allow', 'boolean')],
		['an expression', '={{ true }}'],
	])('is not allowed by %s in place of the switch', async (_who, allowAgents) => {
		const [call] = payOut(`MODEL-${version}`);
		model.script([{ tool: 'Pay_out', input: { ...call.input, Allow: true } }], 'I may not.');
		await runAgent(version, [payoutTool({ allowAgents })]);
		expect(answers()).toEqual([expect.objectContaining({ code: 'AGENT_NOT_ALLOWED' })]);
		expect(await paid()).toEqual([]);
	});

	it('leaves the error in the run of its tool when that stops on errors', async () => {
		model.script(payOut(`STOP-${version}`), 'I may not.');
		const execution = await runAgent(version, [payoutTool({}, { onError: 'stopWorkflow' })]);
		expect(execution.runData['Pay out']?.at(-1)?.error).toMatchObject({
			message: expect.stringContaining('AI agents may not move money'),
			description: expect.stringContaining('switch it on. Limits set in the credential still apply'),
		});
		expect(await paid()).toEqual([]);
	});
});

describe("n8n's MCP Server Trigger", () => {
	/** Calls a tool as a client of the Model Context Protocol does, and gives what it has answered. */
	async function callTool(tool: WorkflowNode, [{ tool: name, input }]: [ToolCall]): Promise<string> {
		const { path, ...server } = mcpServerWith([tool]);
		const { id } = await stage.client.createWorkflow(server);
		await stage.client.activate(id);
		const headers: Record<string, string> = { accept: 'application/json, text/event-stream' };
		const send = async (message: object) =>
			await axios.post<string>(
				`${stage.client.url}/mcp/${path}`,
				{ jsonrpc: '2.0', ...message },
				{ proxy: false, headers },
			);
		const clientInfo = { name: 'test', version: '1' };
		const opened = await send({
			id: 1,
			method: 'initialize',
			params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo },
		});
		headers['mcp-session-id'] = String(opened.headers['mcp-session-id']);
		await send({ method: 'notifications/initialized' });
		const { data } = await send({ id: 2, method: 'tools/call', params: { name, arguments: input } });
		return String(data);
	}

	it('pays nothing until a person allows it', async () => {
		expect(await callTool(payoutTool(), payOut('NO-MCP'))).toContain('AGENT_NOT_ALLOWED');
		expect(await paid()).toEqual([]);
	});

	it('pays when allowed', async () => {
		expect(await callTool(payoutTool({ allowAgents: true }), payOut('YES-MCP'))).toContain('YES-MCP');
		expect(await paid()).toEqual(['YES-MCP']);
	});
});

describe('what a model is told of a tool', () => {
	const described = async (...tools: WorkflowNode[]) => {
		model.script('Nothing to do.');
		await runAgent(3.1, tools);
		const told = model.prompts[0]?.tools?.map((tool) => tool.function) ?? [];
		return Object.fromEntries(told.map(({ name, description }) => [name, description]));
	};

	it('says what a payment key is where money moves, and the action elsewhere', async () => {
		expect(await described(payoutTool(), balanceTool())).toEqual({
			Pay_out:
				'Initiate a payout to a Wave wallet in HexAI. Payment Key: one key per payment; use the same key when you repeat a call for the same payment; never invent a new key to get past an error.',
			Get_balance: 'Get the account balance in HexAI',
		});
	});

	it('is what a person has written instead', async () => {
		const tool = payoutTool({}, { parameters: { toolDescription: 'Refund an order' } });
		expect(await described(tool)).toEqual({ Pay_out: 'Refund an order' });
	});
});
