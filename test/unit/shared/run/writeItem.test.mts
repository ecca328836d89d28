import type { INode } from 'n8n-workflow';

import type { Resource } from '../../../../nodes/shared/api/operation';
import { networkFault, type Answer } from '../../support/helpers.mts';
import { node, writeOperation } from '../../support/provider.mts';
import { FakeRun, type GivenRun } from '../../support/run.mts';

const resources: Resource[] = [
	{
		value: 'thing',
		name: 'Thing',
		operations: [
			{ ...writeOperation, fields: [{ displayName: 'ID', name: 'id', type: 'string', default: '' }] },
		],
	},
];

const done = (id: string): Answer => ({ body: { data: { id } } });
const lost: Answer = networkFault('ECONNRESET');
const refused: Answer = { status: 400, body: { error: { message: 'Not like this' } } };

let executions = 0;

/** One execution of n8n, whose node can be run several times. */
function execution(more: Partial<GivenRun> = {}) {
	const executionId = `writes-${executions++}`;
	return (answers: Answer[], ids: string[], now: Partial<GivenRun> = {}) =>
		new FakeRun(resources, {
			resource: 'thing',
			operation: 'create',
			items: ids.map((id) => ({ id })),
			continueOnFail: true,
			executionId,
			answers,
			...more,
			...now,
		});
}

/** What was sent, and what came out. */
async function ran(fake: FakeRun): Promise<{ sent: unknown[]; items: unknown[] }> {
	const items = (await fake.items()).map(({ json }) => json);
	return { items, sent: fake.http.requests.map(({ body }) => (body as { id: string }).id) };
}

const UNKNOWN = { error: { outcome: 'unknown', code: 'ECONNRESET' } };

describe('writtenItem, as Retry On Fail runs the node again', () => {
	test('gives the same unknown outcome and sends nothing, but makes again what was refused', async () => {
		const attempt = execution();
		const first = await ran(attempt([done('a'), lost, refused], ['a', 'b', 'c']));
		expect(first.items).toMatchObject([{ id: 'a' }, UNKNOWN, { error: { outcome: 'refused' } }]);
		const second = await ran(attempt([done('c')], ['a', 'b', 'c']));
		expect(second.sent).toEqual(['c']);
		expect(second.items.slice(0, 2)).toEqual(first.items.slice(0, 2));
		expect(second.items[2]).toEqual({ id: 'c' });
	});

	test('stops at the same item with the same error', async () => {
		const attempt = execution({ continueOnFail: false });
		const error = await attempt([done('a'), lost], ['a', 'b', 'c'])
			.items()
			.catch((thrown: unknown) => thrown);
		const again = attempt([done('never')], ['a', 'b', 'c']);
		await expect(again.items()).rejects.toThrow((error as Error).message);
		expect((error as Error).message).toContain('it may have been carried out');
		expect(again.http.requests).toHaveLength(0);
	});

	test('makes again what never left this machine', async () => {
		const attempt = execution();
		await ran(attempt([networkFault('ECONNREFUSED')], ['a'], { parameters: { options: { maxTries: 1 } } }));
		expect((await ran(attempt([done('a')], ['a']))).sent).toEqual(['a']);
	});

	test('an execution a person starts, and another run of the node in a loop, make it anew', async () => {
		const attempt = execution();
		await ran(attempt([lost], ['a']));
		expect((await ran(attempt([done('a')], ['a'], { runIndex: 1 }))).sent).toEqual(['a']);
		expect((await ran(execution()([done('a')], ['a']))).sent).toEqual(['a']);
	});

	test('a tool, whose tries n8n counts as runs, makes no request again of which nobody knows', async () => {
		const tool: INode = { ...node, type: `${node.type}Tool` };
		const attempt = execution({ node: tool });
		const first = await ran(attempt([lost], ['a']));
		const again = await ran(attempt([done('a')], ['a'], { runIndex: 1 }));
		expect(again).toEqual({ sent: [], items: first.items });
		expect((await ran(attempt([done('b')], ['b'], { runIndex: 2 }))).sent).toEqual(['b']);
	});
});
