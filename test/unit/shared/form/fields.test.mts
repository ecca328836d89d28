import type { IDataObject } from 'n8n-workflow';

import { extraFields, flag, idInPath, text, unsent, whole } from '../../../../nodes/shared/form/fieldTypes';
import {
	additional,
	fieldsOf,
	inBlock,
	inGroup,
	payload,
	segment,
	valueOf,
	type Field,
} from '../../../../nodes/shared/form/fields';
import { inputErrorOf } from '../../support/errors.mts';
import { inputWith } from '../../support/input.mts';

const FORM: Field[] = [
	unsent({ displayName: 'Mind the gap', name: 'notice', type: 'notice', default: '' }),
	idInPath('loanId', 'Loan ID', 'The loan'),
	text('firstName', 'First Name', { wire: 'first_name', required: true }),
	...additional(
		text('city', 'City', { wire: 'address.city' }),
		text('street', 'A Street', { wire: 'address.street' }),
		flag('active', 'Active'),
		extraFields('More.'),
	),
];

const body = (parameters: IDataObject, constants?: IDataObject) =>
	payload(inputWith(parameters), FORM, constants);

test('the form shows the fields in order, and each collection by its labels', () => {
	const fields = fieldsOf(FORM);
	expect(fields.map(({ name }) => name)).toEqual(['notice', 'loanId', 'firstName', 'additionalFields']);
	const inside = fields.at(-1)?.options as Array<{ displayName: string }>;
	expect(inside.map(({ displayName }) => displayName)).toEqual([
		'A Street',
		'Active',
		'City',
		'Extra Fields',
	]);
});

test('collections stand under the names n8n users know', () => {
	const labels = (['additionalFields', 'updateFields', 'filters'] as const).map(
		(group) => fieldsOf(inGroup(group, [text('a', 'A')]))[0]?.displayName,
	);
	expect(labels).toEqual(['Additional Fields', 'Update Fields', 'Filters']);
});

test('what is filled in goes where it belongs, and nothing else goes', () => {
	expect(body({ loanId: '7', notice: 'x', firstName: ' Ada ', additionalFields: { city: 'Lagos' } })).toEqual(
		{
			first_name: 'Ada',
			address: { city: 'Lagos' },
		},
	);
});

test('what a call always sends stands beside it', () => {
	expect(body({ firstName: 'Ada' }, { kind: 'loan' })).toEqual({ kind: 'loan', first_name: 'Ada' });
});

test.each([undefined, null, '', '  '])(
	'a required field that holds %p is refused by its label',
	(firstName) => {
		expect(inputErrorOf(() => body({ firstName }))).toMatchObject({
			message: 'First Name is missing',
			hint: 'Fill in First Name.',
		});
	},
);

test('further fields are merged, and never replace one of the form', () => {
	const more = (extra: IDataObject) =>
		body({ firstName: 'Ada', additionalFields: { city: 'Lagos', extraFields: JSON.stringify(extra) } });
	expect(more({ address: { zip: '1' } })).toEqual({
		first_name: 'Ada',
		address: { city: 'Lagos', zip: '1' },
	});
	expect(inputErrorOf(() => more({ address: { city: 'Abuja' } })).message).toContain('address.city');
});

test('an ID is encoded for the path, and refused when it could lead elsewhere', () => {
	const loanId = idInPath('loanId', 'Loan ID', 'The loan');
	expect(segment(inputWith({ loanId: 'a b' }), loanId)).toBe('a%20b');
	expect(inputErrorOf(() => segment(inputWith({ loanId: '../x' }), loanId)).message).toContain('Loan ID');
	expect(inputErrorOf(() => segment(inputWith({}), loanId)).message).toBe('Loan ID is missing');
});

test('one value can be read alone, in or out of a collection', () => {
	const [days] = inGroup('filters', [whole('days', 'Days')]);
	expect(valueOf(inputWith({ filters: { days: '30' } }), days as Field)).toBe(30);
	expect(valueOf(inputWith({}), days as Field)).toBeUndefined();
});

describe('a field whose absence means something else', () => {
	const [amount] = additional(
		text('amount', 'Amount (Major Units)', { label: 'Amount', emptyIsMistake: true }),
	);
	const read = (parameters: IDataObject) => valueOf(inputWith(parameters), amount as Field);

	test.each([undefined, null, '', '  '])('is refused when it was added and holds %p', (value) => {
		const error = inputErrorOf(() => read({ additionalFields: { amount: value } }));
		expect([error.message, error.hint]).toEqual([
			'Amount is empty',
			'Fill it in, check its expression, or remove the field.',
		]);
	});

	test('is left out when it was not added', () => {
		for (const parameters of [{}, { additionalFields: {} }, { additionalFields: { other: 1 } }]) {
			expect(read(parameters)).toBeUndefined();
		}
	});
});

describe('a block', () => {
	const BLOCK = { name: 'route', displayName: 'From and To' };
	const form = [
		text('before', 'Before'),
		...inBlock(BLOCK, [
			text('to', 'To', { required: true }),
			text('from', 'From', { wire: 'origin.country' }),
		]),
		text('after', 'After'),
	];

	test('stands in the place of its first field, open, with its fields in their order', () => {
		const fields = fieldsOf(form);
		expect(fields.map(({ name }) => name)).toEqual(['before', 'route', 'after']);
		expect(fields[1]).toMatchObject({
			type: 'fixedCollection',
			typeOptions: { multipleValues: true, minRequiredFields: 1, maxAllowedFields: 1 },
			default: { values: [{ to: '', from: '' }] },
			options: [{ values: [{ name: 'to', required: true }, { name: 'from' }] }],
		});
	});

	test('sends its fields where each belongs', () => {
		const input = inputWith({ route: { values: [{ to: 'NGA', from: 'GBR' }] }, after: 'x' });
		expect(payload(input, form)).toEqual({ to: 'NGA', origin: { country: 'GBR' }, after: 'x' });
	});

	test('says what is missing, also when it was removed, and takes no second entry', () => {
		for (const route of [{ values: [{ from: 'GBR' }] }, { values: [] }, {}, undefined]) {
			expect(inputErrorOf(() => payload(inputWith({ route } as IDataObject), form)).message).toBe(
				'To is missing',
			);
		}
		const twice = { values: [{ to: 'NGA' }, { to: 'GHA' }] };
		expect(inputErrorOf(() => payload(inputWith({ route: twice }), form)).message).toBe(
			'From and To holds more than one entry',
		);
	});
});
