import fc from 'fast-check';

import { Needles } from '../../../../nodes/shared/basics/needles';

// Few letters, so that needles overlap, begin alike and stand in texts by chance.
const letters = fc.constantFrom('a', 'b', 'c', 'é', '中', '😀');
const text = (minLength: number, maxLength: number) => fc.string({ unit: letters, minLength, maxLength });

test('finds what a search for one needle after another finds', () => {
	fc.assert(
		fc.property(fc.array(text(3, 9), { maxLength: 5 }), text(0, 60), (needles, hay) => {
			expect(new Needles(needles).areIn(hay)).toBe(needles.some((needle) => hay.includes(needle)));
		}),
		{ numRuns: 5000 },
	);
});

test('finds a needle wherever it stands, beside shorter and longer ones', () => {
	const around = fc.string({ unit: 'binary', maxLength: 40 });
	fc.assert(
		fc.property(
			fc.array(fc.string({ unit: 'binary', minLength: 3, maxLength: 30 }), { minLength: 1, maxLength: 8 }),
			fc.nat(),
			around,
			around,
			(needles, which, before, after) => {
				const needle = needles[which % needles.length] ?? '';
				expect(new Needles(needles).areIn(before + needle + after)).toBe(true);
			},
		),
	);
});

test.each(['', 'a', 'ab', 'any text'])('finds nothing in %j when there is nothing to find', (hay) => {
	expect(new Needles([]).areIn(hay)).toBe(false);
});
