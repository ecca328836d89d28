/** Workflows of these tests, built from a few nodes. */
import { randomUUID } from 'node:crypto';
import type { WorkflowInput, WorkflowNode } from '../../../playground/workflow.mts';

export interface Credential {
	id: string;
	name: string;
}

let counter = 0;

/** All test files use one n8n, where two workflows can't listen on one path. */
const ofThisFile = randomUUID().slice(0, 8);

function node(
	name: string,
	type: string,
	typeVersion: number,
	parameters: Record<string, unknown>,
	more: Partial<WorkflowNode> = {},
): WorkflowNode {
	counter += 1;
	const id = `00000000-0000-4000-8000-${String(counter).padStart(12, '0')}`;
	return { id, name, type, typeVersion, parameters, position: [counter * 20, 0], ...more };
}

/** Nodes one after another, each with its first output into the next. */
export function chain(name: string, nodes: WorkflowNode[]): WorkflowInput {
	const connections = Object.fromEntries(
		nodes.slice(0, -1).map((from, index) => {
			const to = nodes[index + 1];
			return [from.name, { main: [[{ node: to?.name, type: 'main', index: 0 }]] }];
		}),
	);
	return { name, nodes, connections, settings: { executionOrder: 'v1' } };
}

/** A production webhook on a path of its own, whose body holds `lines`, one item each. */
export function linesFromWebhook(name: string): WorkflowNode[] {
	const path = `${name}-${ofThisFile}`;
	return [
		node(
			'Webhook',
			'n8n-nodes-base.webhook',
			2,
			{ httpMethod: 'POST', path, options: {} },
			{ webhookId: path },
		),
		splitOut('Lines', 'body.lines'),
	];
}

/** An action node of this package; its credential type is named after it. */
export function action(
	type: string,
	name: string,
	credential: Credential,
	parameters: Record<string, unknown>,
	more: Partial<WorkflowNode> = {},
): WorkflowNode {
	return node(name, `n8n-nodes-fintech.${type}`, 1, parameters, {
		credentials: { [`${type}Api`]: { id: credential.id, name: credential.name } },
		...more,
	});
}

export function hexAi(
	name: string,
	credential: Credential,
	parameters: Record<string, unknown>,
	more: Partial<WorkflowNode> = {},
): WorkflowNode {
	return action('hexAi', name, credential, parameters, more);
}

/** A payout whose amount, number and reference come from the item. */
export function payout(
	credential: Credential,
	options: Record<string, unknown> = {},
	more: Partial<WorkflowNode> = {},
): WorkflowNode {
	return hexAi(
		'Payout',
		credential,
		{
			resource: 'payout',
			operation: 'initiate',
			amount: '={{ $json.amount }}',
			recipientMobile: '={{ $json.mobile }}',
			currency: 'GMD',
			clientReference: '={{ $json.reference }}',
			options,
		},
		more,
	);
}

/** A trigger node of this package, listening on a path of its own. */
export function trigger(
	type: string,
	name: string,
	credential: Credential,
	parameters: Record<string, unknown> = {},
): WorkflowNode {
	counter += 1;
	return node(
		name,
		`n8n-nodes-fintech.${type}Trigger`,
		1,
		{ options: {}, ...parameters },
		{
			webhookId: `${type}-trigger-${counter}-${ofThisFile}`,
			credentials: { [`${type}Api`]: { id: credential.id, name: credential.name } },
		},
	);
}

export function hexAiTrigger(credential: Credential, parameters: Record<string, unknown> = {}): WorkflowNode {
	return trigger('hexAi', 'HexAI Trigger', credential, { events: ['*'], ...parameters });
}

/** n8n's HTTP Request node, which posts JSON for each item. */
export function post(name: string, url: string, jsonBody: string): WorkflowNode {
	return node(name, 'n8n-nodes-base.httpRequest', 4.2, {
		method: 'POST',
		url,
		sendBody: true,
		specifyBody: 'json',
		jsonBody,
		options: {},
	});
}

export function keep(name: string): WorkflowNode {
	return node(name, 'n8n-nodes-base.noOp', 1, {});
}

/** One item for each entry of a list in the item. */
export function splitOut(name: string, field: string): WorkflowNode {
	return node(name, 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: field, options: {} });
}

/** Gives out what an expression makes of each item. */
export function make(name: string, expression: string): WorkflowNode {
	return node(name, 'n8n-nodes-base.set', 3.4, {
		mode: 'raw',
		jsonOutput: `={{ ${expression} }}`,
		options: {},
	});
}

/** Reads an address, and fails on an answer that is no success. */
export function httpGet(name: string, url: string): WorkflowNode {
	return node(name, 'n8n-nodes-base.httpRequest', 4.2, { url, options: {} });
}

/** n8n's HTTP Request node with a credential of a provider. */
export function httpRequest(
	name: string,
	url: string,
	type: string,
	credential: Credential,
	parameters: Record<string, unknown> = {},
): WorkflowNode {
	return node(
		name,
		'n8n-nodes-base.httpRequest',
		4.2,
		{ url, authentication: 'predefinedCredentialType', nodeCredentialType: type, options: {}, ...parameters },
		{ credentials: { [type]: { id: credential.id, name: credential.name } } },
	);
}

/** n8n's AI Agent behind a production webhook, with a chat model and tools. */
export function agentWith(
	model: Credential,
	tools: readonly WorkflowNode[],
	agentVersion: number,
): WorkflowInput {
	counter += 1;
	const path = `agent-${counter}-${ofThisFile}`;
	const chatModel = node(
		'Model',
		'@n8n/n8n-nodes-langchain.lmChatOpenAi',
		1.3,
		{
			model: { __rl: true, mode: 'id', value: 'scripted' },
			responsesApiEnabled: false,
			options: {},
		},
		{ credentials: { openAiApi: { id: model.id, name: model.name } } },
	);
	const { nodes, connections, ...workflow } = chain(path, [
		node(
			'Webhook',
			'n8n-nodes-base.webhook',
			2,
			{ httpMethod: 'POST', path, options: {} },
			{ webhookId: path },
		),
		node('AI Agent', '@n8n/n8n-nodes-langchain.agent', agentVersion, {
			promptType: 'define',
			text: '={{ $json.body.question }}',
			options: {},
		}),
	]);
	return {
		...workflow,
		nodes: [...nodes, chatModel, ...tools],
		connections: {
			...connections,
			[chatModel.name]: into('AI Agent', 'ai_languageModel'),
			...toolsOf('AI Agent', tools),
		},
	};
}

/** n8n's MCP Server Trigger with tools; the address it listens on is `/mcp/<path>`. */
export function mcpServerWith(tools: readonly WorkflowNode[]): WorkflowInput & { path: string } {
	counter += 1;
	const path = `mcp-${counter}-${ofThisFile}`;
	const server = node('MCP Server', '@n8n/n8n-nodes-langchain.mcpTrigger', 2, { path }, { webhookId: path });
	return {
		path,
		...chain(path, [server]),
		nodes: [server, ...tools],
		connections: toolsOf(server.name, tools),
	};
}

const into = (name: string, type: string) => ({ [type]: [[{ node: name, type, index: 0 }]] });

const toolsOf = (name: string, tools: readonly WorkflowNode[]) =>
	Object.fromEntries(tools.map((tool) => [tool.name, into(name, 'ai_tool')]));

/** A start by a click on Execute Workflow. */
export function byHand(name: string): WorkflowNode {
	return node(name, 'n8n-nodes-base.manualTrigger', 1, {});
}

/** Nodes whose items go one by one through another node; the loop's first output has them all. */
export function loopOver(before: WorkflowNode[], name: string, body: WorkflowNode): WorkflowInput {
	const loop = node(name, 'n8n-nodes-base.splitInBatches', 3, { batchSize: 1, options: {} });
	const { connections, ...workflow } = chain(name, [...before, loop]);
	return {
		...workflow,
		nodes: [...workflow.nodes, body],
		connections: {
			...connections,
			[name]: { main: [[], [{ node: body.name, type: 'main', index: 0 }]] },
			[body.name]: { main: [[{ node: name, type: 'main', index: 0 }]] },
		},
	};
}
