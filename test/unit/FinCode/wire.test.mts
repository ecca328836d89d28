import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../../nodes/shared/basics/inputError';
import type { ContractOperation, ContractParam } from '../support/contracts.mts';
import { inputErrorOf } from '../support/errors.mts';
import { draft, examples, named, sent } from './support.mts';

/** Everything filled in; of two parameters that may hold the same, the first. */
const all = ({ params }: ContractOperation) => {
	const seconds = params.map(({ orElse }) => orElse);
	return ({ name, group }: ContractParam) => group !== 'options' && !seconds.includes(name);
};

// Uploads need a file, which is not there before the call is made.
const withoutFile = named.filter(([id]) => id !== 'customer.submitDocuments');

test.each(withoutFile)('%s goes out bare in the flat format, and the same otherwise', (id, contract) => {
	const parameters = examples(contract, all(contract));
	const standard = sent(id, parameters);
	const flat = sent(id, parameters, { credential: { requestFormat: 'flat' } });
	const wrapped = ['wrapped', 'array'].includes(contract.bodyMode ?? '');
	const { data } = (wrapped ? standard.body : { data: standard.body }) as { data: unknown };
	const nothing = !contract.params.some((one) => one.in === 'body') && contract.bodyMode === 'wrapped';
	expect(flat.body).toEqual(nothing ? undefined : data);
	expect([flat.method, flat.path, flat.baseUrl]).toEqual([standard.method, standard.path, standard.baseUrl]);
});

const inQuery = withoutFile.filter(([, { pagination }]) => pagination?.in === 'query');

test.each(inQuery)('%s asks for later pages in its query', (id, contract) => {
	const { query } = draft(id, examples(contract, all(contract)), { page: 3, size: 20 });
	expect(query).toMatchObject({ page: 3, size: 20 });
});

test('charges of an amount are asked for with currency and amount', () => {
	const { body } = sent('payment.getCharges', {
		subAction: 'transfer',
		paymentMethod: 'BANK_TRANSFER',
		currency: 'gbp',
		amount: '150.00',
	});
	expect((body as IDataObject).data).toEqual({
		subAction: 'transfer',
		payment_method: 'BANK_TRANSFER',
		currency: 'GBP',
		amount: '150.00',
	});
});

test.each(['session.logout'])('%s is never wrapped, and refused with an API token', (id) => {
	expect(sent(id, { additionalFields: { refreshToken: 'rt_7d1f' } }).body).toEqual({
		refresh_token: 'rt_7d1f',
	});
	const error = inputErrorOf(() => draft(id, {}, { credential: { authentication: 'apiToken' } }));
	expect(error.message).toContain('API token');
});

test('the two kinds of create differ by the slash at the end only', () => {
	const [create, direct] = ['create', 'createDirect'].map((value) => {
		const [id, contract] = named.find(([one]) => one === `transaction.${value}`) ?? [];
		return draft(String(id), examples(contract as ContractOperation, all(contract as ContractOperation)))
			.path;
	});
	expect(direct).toBe(`${create}/`);
});

test('a profile without any change is refused', () => {
	expect(inputErrorOf(() => draft('customer.updateProfile', {})).message).toBe('There is nothing to update');
});

test('extra fields never replace a field of its own, nor change every object', () => {
	const clash = { filters: { fromAmount: '1', extraFields: '{"fromAmount":2}' } };
	expect(inputErrorOf(() => draft('transaction.getAll', clash)).message).toContain('fromAmount');
	const hostile = { filters: { extraFields: '{"__proto__":{"x":1}}' } };
	expect(inputErrorOf(() => draft('transaction.getAll', hostile)).message).toContain('__proto__');
	const constants = { additionalFields: { extraFields: '{"loanApplicationStatusEnum":"APPROVED"}' } };
	const loan = {
		currencyCode: 'NGN',
		dateOfBirth: '1990-04-12',
		durationCounter: 6,
		employmentStatus: 'EMPLOYED',
	};
	expect(inputErrorOf(() => draft('loan.request', { ...loan, ...constants })).message).toContain('Enum');
});

test('overrides take the listed values only, also from an expression', () => {
	const base = { loanApplicationId: 'a', options: { basePath: '/api/v6/services' } };
	expect(draft('loan.acceptOffer', base).path).toBe('/api/v6/services/user/accept-loan-offer/a/accept');
	expect(() => draft('loan.acceptOffer', { ...base, options: { basePath: '/evil' } })).toThrow(InputError);
	const history = (pathVariant: string) =>
		draft('loan.getAll', { customerId: 'c 1', options: { pathVariant } });
	expect(history('/user/loan-history/{customerId}').path).toBe('/api/v1/services/user/loan-history/c%201');
	expect(() => history('/user/other/{customerId}')).toThrow(InputError);
	expect(() => draft('organisation.getPreference', { options: { pathVariant: '/x' } })).toThrow(InputError);
});

test('ids that would change the path are refused', () => {
	for (const customerId of ['../admin', 'a/b', '..', 'a\nb']) {
		expect(() => draft('loan.getActive', { customerId })).toThrow(InputError);
	}
});
