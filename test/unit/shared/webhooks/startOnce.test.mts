import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import { handOver } from '../../../../nodes/shared/webhooks/handOver';
import { startOnce } from '../../../../nodes/shared/webhooks/startOnce';
import { rejectionOf } from '../../support/errors.mts';
import { node } from '../../support/provider.mts';
import { FakeStore } from '../../support/store.mts';

interface Given {
	mode?: string;
	options?: IDataObject;
}

const handed = (id: string, account = 'one') => handOver({ eventId: id }, id, account);

/** A trigger whose runs begin with what webhook() or poll() has handed over. */
function trigger(store = new FakeStore()) {
	const run = async (items: INodeExecutionData[], { mode = 'webhook', options = {} }: Given = {}) => {
		const functions = {
			getInputData: () => items,
			getMode: () => mode,
			getNode: () => node,
			getWorkflow: () => ({ id: store.workflowId }),
			getNodeParameter: (name: string, _item: number, fallback: unknown) =>
				options[name.replace('options.', '')] ?? fallback,
			helpers: store,
		} as unknown as IExecuteFunctions;
		const [given = []] = await startOnce.call(functions);
		return given.map(({ json }) => json);
	};
	return { store, run };
}

const ids = (items: IDataObject[]) => items.map(({ eventId }) => eventId);

test('an event starts the workflow once, whoever delivers it again', async () => {
	const { run } = trigger();
	expect(ids(await run([handed('e1')]))).toEqual(['e1']);
	expect(await run([handed('e1')])).toEqual([]);
	expect(ids(await run([handed('e2')]))).toEqual(['e2']);
});

test('of many at one moment one starts it', async () => {
	const { run } = trigger();
	const runs = await Promise.all(Array.from({ length: 30 }, async () => await run([handed('e1')])));
	expect(runs.flat()).toEqual([{ eventId: 'e1' }]);
});

test('of several in one run each comes once, in order', async () => {
	const { run } = trigger();
	await run([handed('e2')]);
	expect(ids(await run(['e1', 'e2', 'e3', 'e1'].map((id) => handed(id))))).toEqual(['e1', 'e3']);
});

test('an execution that n8n runs once more goes on: the delivery is the same', async () => {
	const { run } = trigger();
	const delivery = handed('e1');
	expect(await run([delivery])).toHaveLength(1);
	expect(await run([delivery])).toHaveLength(1);
	expect(await run([delivery], { mode: 'retry' })).toHaveLength(1);
	expect(await run([handed('e1')], { mode: 'retry' })).toEqual([]);
});

test('a person who tries it in the editor gets every event, and none is remembered', async () => {
	const { store, run } = trigger();
	expect(await run([handed('e1')], { mode: 'manual' })).toEqual([{ eventId: 'e1' }]);
	expect(await run([handed('e1')], { mode: 'manual' })).toEqual([{ eventId: 'e1' }]);
	expect(store.calls).toEqual([]);
	expect(await run([handed('e1')])).toHaveLength(1);
});

test('what nobody has handed over passes through: there is no event to remember', async () => {
	const { store, run } = trigger();
	expect(await run([{ json: { pinned: true } }])).toEqual([{ pinned: true }]);
	expect(store.calls).toEqual([]);
});

test('Pass On marks repeats', async () => {
	const { run } = trigger();
	const options = { onRepeat: 'pass' };
	expect(await run([handed('e1')], { options })).toEqual([{ eventId: 'e1', repeat: false }]);
	expect(await run([handed('e1'), handed('e2')], { options })).toEqual([
		{ eventId: 'e1', repeat: true },
		{ eventId: 'e2', repeat: false },
	]);
	expect(await run([handed('e1')], { options: { ...options, output: 'raw' } })).toEqual([]);
});

test('the newest 2,000 events of the node are kept, in one call each', async () => {
	const { store, run } = trigger();
	await run([handed('e1')]);
	expect(store.calls).toMatchObject([{ name: 'record', scope: 'node', maxEntries: 4000 }]);
	for (let start = 0; start < 2000; start += 500) {
		await run(Array.from({ length: 500 }, (_, index) => handed(`more ${start + index}`)));
	}
	expect(await run([handed('more 0')])).toEqual([]);
	expect(await run([handed('e1')])).toHaveLength(1);
});

test('repeats take no room from the events that are known', async () => {
	const { store, run } = trigger();
	await run([handed('e1')]);
	for (let repeat = 0; repeat < 20; repeat++) expect(await run([handed('e1')])).toEqual([]);
	expect(store.row).toHaveLength(2);
});

test('the same id of another account is another event', async () => {
	const { run } = trigger();
	expect(await run([handed('e1', 'test')])).toHaveLength(1);
	expect(await run([handed('e1', 'live')])).toHaveLength(1);
	expect(await run([handed('e1', 'test')])).toEqual([]);
});

test('while the database does not answer the execution fails with a way on, and nothing is lost', async () => {
	const { store, run } = trigger();
	store.broken = new Error('SQLITE_BUSY');
	const delivery = handed('e1');
	const error = await rejectionOf(run([delivery]));
	expect(error).toBeInstanceOf(NodeOperationError);
	expect((error as NodeOperationError).description).toContain('Retry this execution');
	store.broken = undefined;
	expect(await run([delivery], { mode: 'retry' })).toHaveLength(1);
});
