import { fromList } from '../../../../nodes/shared/form/fromList';

test('offers the list first and the ID second, with nothing chosen', () => {
	const { type, default: standard, modes } = fromList('searchLoans', 'a loan', 'e.g. 1001');
	expect([type, standard]).toEqual(['resourceLocator', { mode: 'list', value: '' }]);
	expect(modes).toEqual([
		expect.objectContaining({
			name: 'list',
			displayName: 'From List',
			placeholder: 'Select a loan…',
			typeOptions: { searchListMethod: 'searchLoans', searchable: true },
		}),
		expect.objectContaining({ name: 'id', displayName: 'By ID', type: 'string', placeholder: 'e.g. 1001' }),
	]);
});
