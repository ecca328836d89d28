import type { IExecuteFunctions, INode } from 'n8n-workflow';

import { refuseAgent, runsAsTool } from '../../../../nodes/shared/run/agent';
import { AgentNotAllowed } from '../../../../nodes/shared/payments/paymentErrors';
import { node } from '../../support/provider.mts';

/** What n8n gives a node, as far as it tells whether that is a tool. */
const given = (about: Partial<INode>, more: object = {}) =>
	({ getNode: () => ({ ...node, ...about }), ...more }) as unknown as IExecuteFunctions;

const steps: Array<[string, IExecuteFunctions]> = [
	['a step', given({}, { isToolExecution: () => false })],
	['a step of an n8n that does not know isToolExecution', given({})],
];

const tools: Array<[string, IExecuteFunctions]> = [
	['the node n8n makes for agents', given({ type: 'n8n-nodes-fintech.acmeTool' })],
	[
		'the same run as a step, as agents of version 3 do',
		given({ type: 'n8n-nodes-fintech.acmeTool' }, { isToolExecution: () => false }),
	],
	['a node whose output goes to an agent', given({ rewireOutputLogTo: 'ai_tool' })],
	['a node that n8n runs as a tool under any name', given({}, { isToolExecution: () => true })],
	['a node without a type', given({ type: undefined })],
];

describe('runsAsTool', () => {
	test.each(steps)('is false for %s', (_what, functions) => {
		expect(runsAsTool(functions)).toBe(false);
	});

	test.each(tools)('is true for %s', (_what, functions) => {
		expect(runsAsTool(functions)).toBe(true);
	});
});

describe('refuseAgent', () => {
	const saved = (allowAgents: unknown) => (name: string, _index: number, fallback: unknown, how?: object) => {
		expect([name, how]).toEqual(['options.allowAgents', { rawExpressions: true }]);
		return allowAgents ?? fallback;
	};
	const tool = (allowAgents: unknown) =>
		given({ type: 'n8n-nodes-fintech.acmeTool' }, { getNodeParameter: saved(allowAgents) });

	test.each([undefined, false, 'true', 1, '={{ true }}', "={{ $fromAI('allow', '', 'boolean') }}"])(
		'refuses a tool whose switch holds %j',
		(allowAgents) => {
			expect(() => refuseAgent(tool(allowAgents), 0)).toThrow(AgentNotAllowed);
		},
	);

	test('lets a tool pass whose switch is on', () => {
		expect(() => refuseAgent(tool(true), 0)).not.toThrow();
	});

	test('asks a step of a workflow nothing', () => {
		expect(() => refuseAgent(given({}), 0)).not.toThrow();
	});
});
