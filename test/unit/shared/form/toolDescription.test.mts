import type { Resource } from '../../../../nodes/shared/api/operation';
import { toolDescriptions } from '../../../../nodes/shared/form/toolDescription';
import { readOperation, transferOperation, writeOperation } from '../../support/provider.mts';

const resources: Resource[] = [
	{ value: 'thing', name: 'Thing', operations: [readOperation, writeOperation] },
	{ value: 'pay', name: 'Pay', operations: [readOperation, transferOperation] },
	{ value: 'only', name: 'Only', operations: [transferOperation] },
];

const described = toolDescriptions('Acme', resources);

/** The field an operation shows. */
const of = (resource: string, operation: string) =>
	described.filter(
		({ displayOptions: { show } = {} }) =>
			show?.resource?.includes(resource) && show.operation?.includes(operation),
	);

test('a transfer tells the model what its payment key is', () => {
	expect(of('pay', 'send').map(({ default: text }) => text)).toEqual([
		'Send a payment in Acme. Payment Key: one key per payment; use the same key when you repeat a call for the same payment; never invent a new key to get past an error.',
	]);
});

test('what moves no money is described by n8n', () => {
	expect(of('pay', 'get').map(({ default: text }) => text)).toEqual(['']);
});

test('each operation shows one description, and only as a tool', () => {
	for (const { value, operations } of resources) {
		for (const operation of operations) expect(of(value, operation.value)).toHaveLength(1);
	}
	for (const { displayOptions } of described) expect(displayOptions?.show?.['@tool']).toEqual([true]);
});
