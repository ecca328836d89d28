import type { World } from '../harness/world.mts';

/** A field that expressions of the items fill, `$json.value`. */
export interface SpoiltField {
	/** By which the errors name it. */
	label: string;
	parameters: Record<string, unknown>;
	/** What must not go out. */
	values: readonly unknown[];
}

/** Runs an item for each value, and expects that each is refused by name and that no call reaches the provider. */
export function refusesSpoiltValues(world: World, fields: readonly SpoiltField[]): void {
	test.each(fields.map((field) => [field.label, field] as const))(
		'%s goes out whole or not at all',
		async (label, { parameters, values }) => {
			const before = (await world.sandbox.requests()).length;
			const items = values.map((value, index) => ({ value: value as string, key: `spoilt-${index}` }));
			const outcome = await world.action(parameters, { onError: 'continueRegularOutput' }).run(items);
			expect((await world.sandbox.requests()).slice(before)).toEqual([]);
			const told = outcome.json.map(({ error }) => error as Record<string, unknown>);
			expect(told).toEqual(
				values.map(() =>
					expect.objectContaining({
						code: 'INVALID_INPUT',
						outcome: 'notSent',
						message: expect.stringContaining(label),
						description: expect.stringContaining('Nothing was sent'),
					}),
				),
			);
			for (const error of told) expect(String(error.message).length).toBeLessThan(250);
			expect(outcome.items.map(({ pairedItem }) => pairedItem)).toEqual(values.map((_, item) => ({ item })));
		},
	);
}

/** What a sheet makes of any number or lookup, and what expressions give in place of a value. */
export const SPOILT = [
	...[
		'1.23457E+11',
		'1.2E+10',
		'#REF!',
		'#N/A',
		'#VALUE!',
		'#NAME?',
		'#DIV/0!',
		'#NUM!',
		'#NULL!',
		'undefined',
		'null',
	],
	...['NaN', '\u200B', `#${'9'.repeat(1_000_000)}x`, { a: 1 }, true, 1e21],
];
