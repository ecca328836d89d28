import { endpointPath, endpointPathOption } from '../../../../nodes/shared/form/endpointPath';
import { inputErrorOf } from '../../support/errors.mts';

const loan = (value: unknown) => ({ loanId: { value, label: 'Loan ID' } });

test('the standard path counts when nothing else is typed', () => {
	for (const chosen of [undefined, '', '  ', 5]) expect(endpointPath(chosen, '/loans')).toBe('/loans');
});

test('what is typed takes its place, and placeholders are filled and encoded', () => {
	expect(endpointPath(' /v2/loans/{loanId} ', '/loans/{loanId}', loan('a b'))).toBe('/v2/loans/a%20b');
});

test.each([
	'loans',
	'//evil.example',
	'/a//b',
	'/a/../b',
	'/a?b=1',
	'/a#b',
	'/a b',
	'/a\\b',
	'/%2e%2e/admin',
	'/a%2Fb',
	'/a%5cb',
	'/a%4',
	'https://evil.example/a',
])('%j is no path of the provider', (chosen) => {
	expect(inputErrorOf(() => endpointPath(chosen, '/loans')).message).toContain('is not a path');
});

test('a path without the ID is refused: a DELETE would hit the list', () => {
	expect(inputErrorOf(() => endpointPath('/loans', '/loans/{loanId}', loan('7'))).message).toContain(
		'{loanId}',
	);
});

test('a placeholder nobody fills is refused', () => {
	expect(inputErrorOf(() => endpointPath('/loans/{other}', '/loans')).message).toContain('{other}');
});

test('an ID completes no encoding the path has begun', () => {
	expect(() => endpointPath('/loans/%2{loanId}', '/loans/{loanId}', loan('e'))).toThrow();
});

test('the option shows the standard path', () => {
	expect(endpointPathOption('/loans', 'Where.')).toMatchObject({ default: '/loans', description: 'Where.' });
});
