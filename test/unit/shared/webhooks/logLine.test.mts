import { logLine } from '../../../../nodes/shared/webhooks/logLine';
import { node } from '../../support/provider.mts';

const line = (workflow: { id?: string; name?: string }) =>
	logLine(
		{
			getWorkflow: () => ({ active: true, ...workflow }),
			getNode: () => ({ ...node, name: 'HexAI Trigger' }),
		},
		'refused a webhook',
	);

test('says which workflow it is of', () => {
	expect(line({ id: 'abc', name: 'Orders' })).toBe(
		'Workflow "Orders" (abc), HexAI Trigger: refused a webhook',
	);
	expect(line({ id: 'abc' })).toBe('Workflow (abc), HexAI Trigger: refused a webhook');
	expect(line({})).toBe('Workflow (not saved), HexAI Trigger: refused a webhook');
});

test('stays one line whatever the workflow is called', () => {
	expect(line({ id: 'abc', name: 'a"\nb' })).toBe(
		'Workflow "a\\"\\nb" (abc), HexAI Trigger: refused a webhook',
	);
});
