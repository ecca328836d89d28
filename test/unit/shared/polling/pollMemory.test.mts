import type { IDataObject } from 'n8n-workflow';

import { recalled, remember, rowKey } from '../../../../nodes/shared/polling/pollMemory';

const memory = {
	list: 'a',
	asked: 'b',
	order: 'newestFirst' as const,
	since: '',
	from: 1_700_000_000_000,
	owedAbove: '',
	events: ['*'],
	whole: true,
	newest: 1_700_000_000_000,
	given: new Map([['three', 'state 3']]),
	givenBy: 'poll-1',
	rows: new Map([
		['one', 'state 1'],
		['two', ''],
	]),
};

test('is what was remembered, in its order', () => {
	const data = {};
	remember(data, memory);
	const stored = JSON.parse(JSON.stringify(data)) as object;
	expect(recalled({ ...stored })).toEqual(memory);
	expect([...(recalled({ ...stored })?.rows ?? [])]).toEqual([...memory.rows]);
});

test('of an account without rows it is not nothing', () => {
	const data = {};
	remember(data, { ...memory, rows: new Map(), given: new Map() });
	expect(recalled(data)?.rows.size).toBe(0);
	expect(recalled({})).toBeUndefined();
});

test('is nothing when a part is missing or of another kind', () => {
	const data: IDataObject = {};
	remember(data, memory);
	for (const name of Object.keys(memory)) {
		expect(recalled({ polled: { ...(data.polled as IDataObject), [name]: {} } })).toBeUndefined();
	}
});

test('does not touch the static data when nothing changed', () => {
	const data: IDataObject = {};
	remember(data, memory);
	const before = data.polled;
	remember(data, { ...memory });
	expect(data.polled).toBe(before);
	remember(data, { ...memory, since: '2026-01-01T00:00:00Z' });
	expect(data.polled).not.toBe(before);
});

test('no key is stored in the clear', () => {
	expect(rowKey('GB33BUKB20201555555555')).toMatch(/^[\w-]{16}$/);
	expect(rowKey('a')).not.toBe(rowKey('b'));
});
