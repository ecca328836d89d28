import { toolDescription } from '../../../../nodes/shared/form/toolDescription';
import { readOperation, transferOperation, writeOperation } from '../../support/provider.mts';

test('a transfer tells the model what its payment key is', () => {
	expect(toolDescription('Acme', transferOperation).default).toBe(
		'Send a payment in Acme. Payment Key: one key per payment; use the same key when you repeat a call for the same payment; never invent a new key to get past an error.',
	);
});

test('what moves no money is described by n8n', () => {
	for (const operation of [readOperation, writeOperation]) {
		expect(toolDescription('Acme', operation)).toEqual(toolDescription('Acme', readOperation));
		expect(toolDescription('Acme', operation).default).toBe('');
	}
});

test('it is shown in a tool only', () => {
	expect(toolDescription('Acme', transferOperation).displayOptions).toEqual({ show: { '@tool': [true] } });
});
