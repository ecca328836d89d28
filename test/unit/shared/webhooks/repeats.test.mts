import type { IDataObject } from 'n8n-workflow';

import { Repeats } from '../../../../nodes/shared/webhooks/repeats';

/** A scope no other test uses: what a process has seen is remembered for its life. */
let scopes = 0;
const newScope = () => `workflow:${scopes++}`;

describe('Repeats', () => {
	test('knows an event of this process at its second delivery', () => {
		const scope = newScope();
		expect(new Repeats(scope, 'e1', {}).seen()).toBe('no');
		expect(new Repeats(scope, 'e1', {}).seen()).toBe('checking');
		const staticData: IDataObject = {};
		new Repeats(scope, 'e1', staticData).keep();
		expect(new Repeats(scope, 'e1', staticData).seen()).toBe('yes');
		expect(new Repeats(scope, 'e2', {}).seen()).toBe('no');
	});

	test('lets an event through again that n8n could not start: the static data was never saved', () => {
		const scope = newScope();
		const at = (seconds: number) => new Repeats(scope, 'e1', {}, seconds * 1000);
		expect(at(100).seen()).toBe('no');
		at(100).keep();
		expect(at(129).seen()).toBe('checking');
		expect(at(131).seen()).toBe('no');
	});

	test('keeps triggers apart', () => {
		expect(new Repeats(newScope(), 'e1', {}).seen()).toBe('no');
		expect(new Repeats(newScope(), 'e1', {}).seen()).toBe('no');
	});

	test('knows an event another process has kept with the workflow', () => {
		const staticData: IDataObject = {};
		new Repeats(newScope(), 'e1', staticData).keep();
		expect(new Repeats(newScope(), 'e1', staticData).seen()).toBe('yes');
		expect(new Repeats(newScope(), 'e2', staticData).seen()).toBe('no');
	});

	test('lets an event come again that did not start the workflow', () => {
		const scope = newScope();
		const repeats = new Repeats(scope, 'e1', {});
		repeats.seen();
		repeats.forget();
		expect(new Repeats(scope, 'e1', {}).seen()).toBe('no');
	});

	test('keeps the newest 1000 in the static data and no more', () => {
		const staticData: IDataObject = {};
		for (let event = 0; event < 1100; event++) new Repeats(newScope(), `e${event}`, staticData).keep();
		expect(staticData.recentEvents).toHaveLength(1000);
		expect(new Repeats(newScope(), 'e1099', staticData).seen()).toBe('yes');
		expect(new Repeats(newScope(), 'e100', staticData).seen()).toBe('yes');
		expect(new Repeats(newScope(), 'e99', staticData).seen()).toBe('no');
	});

	test('stores a digest: the event id may be a long or private text', () => {
		const staticData: IDataObject = {};
		new Repeats(newScope(), 'private-'.repeat(1000), staticData).keep();
		const stored = JSON.stringify(staticData);
		expect(stored).not.toContain('private');
		expect(stored.length).toBeLessThan(60);
	});

	test.each([undefined, null, 'text', 5, {}, [1, null, { a: 1 }]])(
		'makes do with static data that holds %p',
		(recentEvents) => {
			const staticData = { recentEvents } as IDataObject;
			const repeats = new Repeats(newScope(), 'e1', staticData);
			expect(repeats.seen()).toBe('no');
			repeats.keep();
			expect(staticData.recentEvents).toHaveLength(1);
		},
	);

	test('does not grow for ever in a process', () => {
		const scope = newScope();
		new Repeats(scope, 'first', {}).seen();
		for (let event = 0; event < 5000; event++) new Repeats(scope, `e${event}`, {}).seen();
		expect(new Repeats(scope, 'first', {}).seen()).toBe('no');
		expect(new Repeats(scope, 'e4999', {}).seen()).toBe('checking');
	});
});
