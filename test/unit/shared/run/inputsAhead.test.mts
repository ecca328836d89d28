import type { OperationInput } from '../../../../nodes/shared/api/operation';
import { InputsAhead } from '../../../../nodes/shared/run/inputsAhead';
import fc from '../../../support/properties.mts';
import { inputWith } from '../../support/input.mts';
import { readOperation } from '../../support/provider.mts';
import { FakeRun } from '../../support/run.mts';

/** Items whose `id` is their place, and the places in the order in which they were read. */
function watched(count: number) {
	const read: number[] = [];
	const inputOf = (index: number): OperationInput => ({
		...inputWith({ id: index }),
		get: () => {
			read.push(index);
			return index;
		},
	});
	const request = (input: OperationInput) => ({
		method: 'GET' as const,
		path: `/${String(input.get('id'))}`,
	});
	return { read, ahead: new InputsAhead({ request }, count, inputOf) };
}

test('gives each item its own input, with none read twice and none that is not there', () => {
	fc.assert(
		fc.property(fc.nat(230), (count) => {
			const { ahead, read } = watched(count);
			for (let index = 0; index < count; index++) {
				const readBefore = [...read];
				expect(ahead.take(index).get('id')).toBe(index);
				// What the call of the item reads once more, n8n is not asked for again.
				if (readBefore.includes(index)) read.pop();
			}
			expect(read.sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, index) => index));
		}),
		{ numRuns: 30 },
	);
});

test('goes no more than fifty items ahead', () => {
	const { ahead, read } = watched(1000);
	ahead.take(0);
	expect(read).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
});

describe('a run', () => {
	const fails = (index: number) => ({
		value: 'thing',
		name: 'Thing',
		operations: [
			{
				...readOperation,
				request: (input: OperationInput) => {
					if (input.get('id') === `${index}`) throw new Error('This expression gives nothing');
					return { method: 'GET' as const, path: `/${String(input.get('id'))}` };
				},
			},
		],
	});
	const items = Array.from({ length: 5 }, (_, index) => ({ id: `${index}` }));

	test('reads the items before and after one that can not be read', async () => {
		const fake = new FakeRun([fails(2)], {
			resource: 'thing',
			operation: 'get',
			items,
			continueOnFail: true,
		});
		const rows = await fake.items();
		expect(rows.map(({ json }) => json.error !== undefined)).toEqual([false, false, true, false, false]);
		const paths = fake.http.requests.map(({ url }) => new URL(String(url)).pathname.split('/').at(-1));
		expect(paths).toEqual(['0', '1', '3', '4']);
	});

	test('fails with the error of that item alone', async () => {
		const fake = new FakeRun([fails(4)], {
			resource: 'thing',
			operation: 'get',
			items,
			parameters: { options: { parallelItems: 1 } },
		});
		await expect(fake.items()).rejects.toThrow('This expression gives nothing');
		expect(fake.http.requests).toHaveLength(4);
	});
});
