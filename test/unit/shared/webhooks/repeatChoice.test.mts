import { passesRepeatsOn } from '../../../../nodes/shared/webhooks/repeatChoice';

test.each([
	[undefined, undefined, false],
	['drop', undefined, false],
	['pass', undefined, true],
	['pass', 'simplified', true],
	['pass', 'raw', false],
	['PASS', 'simplified', false],
])('On Repeat %p with Output %p: repeats are given out: %p', (onRepeat, output, expected) => {
	const parameters: Record<string, unknown> = { 'options.onRepeat': onRepeat, 'options.output': output };
	expect(passesRepeatsOn((name) => parameters[name])).toBe(expected);
});
