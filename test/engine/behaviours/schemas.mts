import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';

import {
	canBeMapped,
	fieldsIn,
	type OutputSchema,
	outputSchema,
	pathsIn,
	schemasOf,
	wrongTypes,
} from '../../support/outputSchemas.mts';
import { shown, type World } from '../harness/world.mts';

/** An operation with its form filled in, all options left as they are. */
export interface Sample {
	parameters: Record<string, unknown>;
	/** The input item, and whatever must be there at the simulator. */
	item?(): Promise<IDataObject>;
	binary?: IBinaryKeyData;
	/** What the simulator alone adds, and what the caller has chosen the names of: the schema promises none of it. */
	unshown?: readonly string[];
}

const idOf = ({ parameters: { resource, operation } }: Sample) => `${String(resource)}.${String(operation)}`;

/** How what comes out differs from what the editor has shown. */
function differences(schema: OutputSchema, rows: readonly unknown[], unshown: readonly string[] = []) {
	const came = new Set(rows.flatMap((row) => pathsIn(row)));
	const fields = fieldsIn(schema);
	const known = [...fields.map(({ path }) => path), ...unshown];
	return {
		wrongTypes: rows.flatMap((row) => wrongTypes(schema, row)),
		missing: fields.filter(({ path, isOptional }) => !isOptional && !came.has(path)).map(({ path }) => path),
		unshown: [...came].filter((path) => canBeMapped(path) && !known.includes(path)),
		superfluous: unshown.filter((path) => !came.has(path)),
	};
}

const NONE = { wrongTypes: [], missing: [], unshown: [], superfluous: [] };

/** Every operation gives out the fields its output schema shows, of the types it says, and no others. */
export function outputIsAsShown(world: World, folder: string, samples: readonly Sample[]): void {
	test('every operation is tried here', () => {
		expect(samples.map(idOf).sort()).toEqual(schemasOf(folder).sort());
	});

	test.each(samples.map((sample) => ({ title: idOf(sample), ...sample })))(
		'$title gives what its schema shows',
		async ({ title, parameters, item, binary, unshown }) => {
			const node = world.action(parameters, binary ? { binary } : {});
			const outcome = await node.run([(await item?.()) ?? {}]);
			expect(shown(outcome)).toEqual({});
			expect(outcome.json).not.toEqual([]);
			// They tell of odd values, such as the account numbers of a simulator.
			const rows = outcome.json.map(({ warnings: _odd, ...row }) => row);
			expect(differences(outputSchema(folder, title), rows, unshown)).toEqual(NONE);
		},
	);
}

/** How the events of a provider's triggers are had. */
export interface EventSamples {
	/** What the trigger gives of webhooks, its options left as they are. */
	webhook(): Promise<IDataObject[]>;
	/** What the poll trigger gives, where there is one. */
	poll?(): Promise<IDataObject[]>;
}

/** The triggers of a provider share one schema: what a webhook holds, and around it what both give. */
export function eventsAreAsShown(folder: string, { webhook, poll }: EventSamples): void {
	test('the trigger gives what its schema shows', async () => {
		const events = await webhook();
		expect(events).not.toEqual([]);
		expect(differences(outputSchema(folder), events)).toEqual(NONE);
	});

	if (!poll) return;

	test('the poll trigger gives what its schema shows, around an entry of the list', async () => {
		const events = await poll();
		expect(events).not.toEqual([]);
		const around = events.map(({ body: _entry, ...event }) => event);
		const { body, ...properties } = outputSchema(folder).properties ?? {};
		expect(body).toBeDefined();
		expect(differences({ type: 'object', properties }, around)).toEqual(NONE);
	});
}
