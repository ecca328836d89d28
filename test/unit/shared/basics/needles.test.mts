import { Needles } from '../../../../nodes/shared/basics/needles';
import { folded } from '../../../../nodes/shared/basics/plainForm';
import fc from '../../../support/properties.mts';

// Few letters, so that needles overlap, begin alike and stand in texts by chance.
const letters = fc.constantFrom('a', 'b', 'A', 'k', '\u212a', 'é', 'É', '+', ' ', 'σ', 'Σ', 'ς', '中', '😀');
const text = (minLength: number, maxLength: number) => fc.string({ unit: letters, minLength, maxLength });

test('finds what a search for one needle after another in the folded text finds', () => {
	fc.assert(
		fc.property(fc.array(text(3, 9).map(folded), { maxLength: 5 }), text(0, 60), (needles, hay) => {
			const wanted = needles.some((needle) => folded(hay).includes(needle));
			expect(new Needles(needles).areIn(hay)).toBe(wanted);
		}),
		{ numRuns: 5000 },
	);
});

test('finds a needle wherever it stands, beside shorter and longer ones', () => {
	const any = (minLength: number, maxLength: number) => fc.string({ unit: 'binary', minLength, maxLength });
	fc.assert(
		fc.property(
			fc.array(any(3, 30), { minLength: 1, maxLength: 8 }),
			fc.nat(),
			any(0, 40),
			any(0, 40),
			(needles, which, before, after) => {
				const needle = needles[which % needles.length] ?? '';
				expect(new Needles(needles.map(folded)).areIn(before + needle + after)).toBe(true);
			},
		),
	);
});

test('takes every character for the one it is folded to', () => {
	for (let code = 0; code < 0xd800; code++) {
		const sign = String.fromCharCode(code);
		if (code > 0xff && folded(sign) === sign) continue;
		// Such that the walk looks at these three.
		const is = new Needles([folded(`key${sign.repeat(3)}`)]).areIn(`.KEY${sign.repeat(3)}`);
		expect([code.toString(16), is]).toEqual([code.toString(16), true]);
	}
});

test.each(['', 'a', 'ab', 'any text'])('finds nothing in %j when there is nothing to find', (hay) => {
	expect(new Needles([]).areIn(hay)).toBe(false);
});
