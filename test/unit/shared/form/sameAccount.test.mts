import { refuseSameAccount } from '../../../../nodes/shared/form/sameAccount';

const sides = (from: unknown, to: unknown) => () =>
	refuseSameAccount({ value: from, label: 'From' }, { value: to, label: 'To' });

test.each([
	['1234567890', '1234567890'],
	['1234567890', ' 12 3456-7890 '],
	['A1B2', 'a1b2'],
	[1234567890, '1234567890'],
])('%j and %j are the same account', (from, to) => {
	expect(sides(from, to)).toThrow('From and To are the same');
});

test.each([
	['1234567890', '1234567891'],
	['0123456789', '123456789'],
	['', ''],
	[undefined, undefined],
	[{}, {}],
])('%j and %j pass', (from, to) => {
	expect(sides(from, to)).not.toThrow();
});
