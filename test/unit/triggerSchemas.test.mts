/** What the editor shows of a trigger's output before a run is what comes out. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import type { TriggerStrategy } from '../../nodes/shared/api/webhook';
import { providers, read, root } from './support/source.mts';

interface Schema {
	properties: Record<string, Schema>;
}

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

test.each(providers)('the schema of the trigger of %s has the fields of its output', async (provider) => {
	const { properties } = JSON.parse(read(`nodes/${provider}/__schema__/v1.0.0.json`)) as Schema;
	const { confirmation, subject } = await strategyOf(provider);
	const optional = ['repeat', ...(confirmation ? ['confirmation'] : []), ...(OF_POLLS[provider] ?? [])];
	expect(names(properties)).toEqual(
		['event', 'eventId', 'receivedAt', 'verification', 'subject', 'body', ...optional].sort(),
	);
	expect(names(properties.verification?.properties ?? {})).toEqual(['method', 'secret', 'verified']);
	expect(names(properties.subject?.properties ?? {})).toEqual(names(subject({})));
});
