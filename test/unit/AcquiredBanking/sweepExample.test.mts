import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Example {
	nodes: Array<{ name: string; parameters: Record<string, unknown> }>;
}

const { nodes } = JSON.parse(
	readFileSync(join(__dirname, '../../../workflows/acquired-sweep-ledgers.json'), 'utf8'),
) as Example;

const parametersOf = (wanted: string) => nodes.find(({ name }) => name === wanted)?.parameters ?? {};

// A failed execution that is retried runs Sweep alone, with the balances it has read on another day.
test('the day of the payment key is settled before the balances are read', () => {
	const { assignments } = parametersOf('Settings').assignments as { assignments: unknown };
	expect(assignments).toContainEqual(
		expect.objectContaining({ name: 'day', value: '={{ $today.toISODate() }}' }),
	);
	expect(parametersOf('Sweep').paymentKey).toBe(
		"=sweep-{{ $json.ledger_id }}-{{ $('Settings').first().json.day }}",
	);
});

test('nothing after Settings asks for the time', () => {
	for (const { name, parameters } of nodes.filter((node) => node.name !== 'Settings')) {
		expect([name, /\$today|\$now|DateTime/.test(JSON.stringify(parameters))]).toEqual([name, false]);
	}
});
