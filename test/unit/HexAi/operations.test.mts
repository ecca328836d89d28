import { HexAi } from '../../../nodes/HexAi/HexAi.node';

test('amounts name their unit in the label', () => {
	const amounts = new HexAi().description.properties.filter(({ name }) => name === 'amount');
	expect(amounts).not.toEqual([]);
	for (const { displayName } of amounts) expect(displayName).toBe('Amount (GMD)');
});
