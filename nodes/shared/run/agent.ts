import type { IExecuteFunctions, INode } from 'n8n-workflow';

import { AgentNotAllowed } from '../payments/paymentErrors';

/**
 * Whether an AI agent, or a client of n8n's MCP server, runs the node as its tool, and not the workflow as one of its
 * steps. What can't be told counts as a tool.
 *
 * A sub-workflow that an agent calls can't be seen from inside: its nodes are steps of it.
 */
export function runsAsTool(functions: IExecuteFunctions): boolean {
	// n8n names the types it makes for agents with Tool at the end. The other signs are for a tool under another name:
	// agents of version 3 run tools as steps, for which isToolExecution says no, and an older n8n has no such function.
	const { type, rewireOutputLogTo }: Partial<INode> = functions.getNode();
	if (typeof type !== 'string' || type.endsWith('Tool')) return true;
	return rewireOutputLogTo !== undefined || functions.isToolExecution?.() === true;
}

/**
 * Lets a transfer pass that is no tool call, or whose tool has Let AI Agents Move Money switched on.
 *
 * Only the switch itself counts: an expression in its place could hold what a model has written.
 *
 * @throws AgentNotAllowed
 */
export function refuseAgent(functions: IExecuteFunctions, itemIndex: number): void {
	if (!runsAsTool(functions)) return;
	const allowed = writtenOption(functions, itemIndex, 'allowAgents');
	if (allowed !== true) throw new AgentNotAllowed();
}

/** An option as a person has written it; undefined for an expression, which could hold what a model has written. */
export function writtenOption(functions: IExecuteFunctions, itemIndex: number, name: string): unknown {
	const raw: unknown = functions.getNodeParameter(`options.${name}`, itemIndex, null, {
		rawExpressions: true,
	});
	return typeof raw === 'string' && raw.startsWith('=') ? undefined : raw;
}
