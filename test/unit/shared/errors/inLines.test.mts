import { NodeOperationError } from 'n8n-workflow';

import { describeInLines } from '../../../../nodes/shared/errors/inLines';
import { node } from '../../support/provider.mts';

test('a description keeps its lines: as text, and as HTML for the editor', () => {
	const error = describeInLines(
		new NodeOperationError(node, 'Wrong', { itemIndex: 3 }),
		'Look there.\nThen there.',
		'',
		undefined,
		'Write <a> & <b>.',
	);
	expect(error.description).toBe('Look there.\nThen there.\nWrite <a> & <b>.');
	expect(error.context).toEqual({
		itemIndex: 3,
		descriptionTemplate: 'Look there.<br>Then there.<br>Write &lt;a&gt; &amp; &lt;b&gt;.',
	});
});

test('a line that comes later stands in both', () => {
	const error = describeInLines(new NodeOperationError(node, 'Wrong'), 'One.');
	describeInLines(error, error.description, 'Two.');
	expect(error).toMatchObject({
		description: 'One.\nTwo.',
		context: { descriptionTemplate: 'One.<br>Two.' },
	});
});
