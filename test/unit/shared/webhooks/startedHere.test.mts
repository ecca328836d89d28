import { startedHere } from '../../../../nodes/shared/webhooks/startedHere';

test('knows what a trigger has started, and of no other trigger', () => {
	expect(startedHere.has('w:n', 'word')).toBe(false);
	startedHere.add('w:n', 'word');
	expect(startedHere.has('w:n', 'word')).toBe(true);
	expect(startedHere.has('w:n', 'other')).toBe(false);
	expect(startedHere.has('w:m', 'word')).toBe(false);
	expect(startedHere.has('v:n', 'word')).toBe(false);
});

test('forgets the oldest, so that it does not grow for ever', () => {
	startedHere.add('w:n', 'oldest');
	for (let count = 0; count < 5000; count++) startedHere.add('w:n', `later-${count}`);
	expect(startedHere.has('w:n', 'oldest')).toBe(false);
	expect(startedHere.has('w:n', 'later-0')).toBe(true);
});
