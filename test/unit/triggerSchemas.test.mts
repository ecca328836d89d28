/** What the editor shows of a trigger's output before a run is what comes out. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import type { TriggerStrategy } from '../../nodes/shared/api/webhook';
import { fieldsIn, outputSchema, pathsIn, wrongTypes } from '../support/outputSchemas.mts';
import { contracts, folderOf } from './support/contracts.mts';
import { providers, root } from './support/source.mts';

const names = (object: object): string[] => Object.keys(object).sort();

async function strategyOf(provider: string): Promise<TriggerStrategy> {
	const path = join(root, 'nodes', provider, 'webhook');
	const file = existsSync(`${path}.ts`) ? `${path}.ts` : join(path, 'index.ts');
	const exported = Object.values((await import(file)) as object) as unknown[];
	const found = exported.find(
		(one): one is TriggerStrategy => typeof one === 'object' && one !== null && 'eventId' in one,
	);
	if (!found) throw new Error(`${file} exports no TriggerStrategy`);
	return found;
}

/** What polls alone tell. */
const OF_POLLS: Record<string, string[]> = { AcquiredBanking: ['change'] };

test.each(providers)('the schema of the triggers of %s has the fields of their output', async (provider) => {
	const { properties = {} } = outputSchema(provider);
	const { subject } = await strategyOf(provider);
	// In this order, and without what special settings add: confirmation and repeat.
	expect(Object.keys(properties)).toEqual([
		...['event', 'eventId', 'receivedAt', 'verification', 'subject', 'body'],
		...(OF_POLLS[provider] ?? []),
	]);
	expect(names(properties.verification?.properties ?? {})).toEqual(['method', 'secret', 'verified']);
	expect(names(properties.subject?.properties ?? {})).toEqual(names(subject({})));
});

/** Samples that are no document's: our own, or seen by somebody else. */
const UNDOCUMENTED = ['inferred', 'unverified'];

test.each(contracts)('of a webhook of $displayName the fields that are documented are shown', (contract) => {
	const { samples = [] } = contract.webhook;
	const documented = samples.filter(({ source = '' }) => !UNDOCUMENTED.includes(source));
	const named = new Set(documented.flatMap(({ body }) => pathsIn(body)));
	const schema = outputSchema(folderOf(contract)).properties?.body ?? { type: 'none' };
	const fields = fieldsIn(schema);
	expect(fields).not.toEqual([]);
	const shown = fields.map(({ path }) => path);
	expect([...named].filter((path) => !shown.includes(path))).toEqual([]);
	for (const { path, isExpected } of fields) expect([path, isExpected]).toEqual([path, !named.has(path)]);
	expect(documented.flatMap(({ body }) => wrongTypes(schema, body))).toEqual([]);
});
