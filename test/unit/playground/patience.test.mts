import { Patience } from '../../../playground/patience.mts';

const MINUTE = 60_000;

test('a program that goes on talking is waited for, however slow it is', () => {
	const patience = new Patience(0);
	for (let minute = 4; minute <= 28; minute += 4) {
		expect(patience.end(minute * MINUTE)).toBeUndefined();
		patience.heard(minute * MINUTE);
	}
});

test('one that says nothing is given up', () => {
	const patience = new Patience(0);
	patience.heard(2 * MINUTE);
	expect(patience.end(6 * MINUTE)).toBeUndefined();
	expect(patience.end(8 * MINUTE)).toBe('has said nothing for 5 minutes and is not ready');
});

test('one that talks for ever is given up in the end', () => {
	const patience = new Patience(0);
	for (let minute = 1; minute <= 31; minute++) patience.heard(minute * MINUTE);
	expect(patience.end(31 * MINUTE)).toBe('is not ready after 30 minutes');
});
