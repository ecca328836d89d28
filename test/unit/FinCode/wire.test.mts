import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../../nodes/shared/basics/inputError';
import { inputErrorOf } from '../support/errors.mts';
import { draft, examples, named, sent, type ContractOperation, type ContractParam } from './support.mts';

const INVESTMENT_HOST = 'https://test-investment-products-service.fincode.software';
const UUID5 = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** What the contract says goes out for the example of a parameter. */
function wireValue({ type, wire, example, pairKeys = ['key', 'value'] }: ContractParam): unknown {
	if (type === 'json') return JSON.parse(String(example));
	if (type === 'decimalNumber') return Number(example);
	if (type === 'date') {
		const [year, month, day] = String(example).split('-');
		return wire === 'dd/MM/yyyy' ? `${day}/${month}/${year}` : example;
	}
	if (type === 'keyValues' && wire === 'pairs') {
		const [first = '', second = ''] = pairKeys;
		// FinCode looks a pair up by its key; the form of this package holds them in the order of their keys.
		const pairs = Object.entries(example as IDataObject).map(([key, value]) => ({
			[first]: key,
			[second]: value,
		}));
		return pairs.sort((a, b) => String(a[first]).localeCompare(String(b[first])));
	}
	return example;
}

function put(target: IDataObject, path: string, value: unknown): void {
	const [first = '', ...rest] = path.split('.');
	if (rest.length === 0) target[first] = value as IDataObject[string];
	else put((target[first] ??= {}) as IDataObject, rest.join('.'), value);
}

/** The payload the contract describes, with the examples in place. */
function payloadOf(contract: ContractOperation, which: (param: ContractParam) => boolean): IDataObject {
	const payload: IDataObject = {};
	for (const param of contract.params.filter((one) => one.in === 'body' && (one.fixed || which(one)))) {
		if (param.spread) Object.assign(payload, wireValue(param));
		else put(payload, String(param.api), wireValue(param));
	}
	return payload;
}

function pathOf(contract: ContractOperation): string {
	const values: IDataObject = Object.fromEntries(
		contract.params.map(({ name, example }) => [name, String(example)]),
	);
	const path = contract.path.replace(/\{([A-Za-z]+)\}/g, (_all, name: string) =>
		name === 'page' ? '1' : name === 'size' ? '50' : encodeURIComponent(String(values[name])),
	);
	return contract.basePath + path;
}

const isJson = ({ bodyMode }: ContractOperation) => ['wrapped', 'array'].includes(bodyMode);
const all = (param: ContractParam) =>
	param.group !== 'options' &&
	!(param.spread && !param.required) &&
	// Charges of an amount have a test of their own.
	!param.showWhen?.subAction?.includes('transfer');
// Always sent: without it FinCode could take the password for an encrypted one.
const required = (param: ContractParam) =>
	(param.required && all(param)) || param.name === 'payloadEncrypted';
const single = named.filter(([id]) => id !== 'customer.submitDocuments');

// Its one field is a free object, and an empty one is not sent.
const filled = (id: string, parameters: IDataObject) =>
	id === 'loan.repay' ? { ...parameters, extraFields: '{"amount":5000}' } : parameters;
const repayment = (id: string, payload: IDataObject) => (id === 'loan.repay' ? { amount: 5000 } : payload);

describe.each(single)('%s', (id, contract) => {
	test.each([
		['all examples', all],
		['the required examples', required],
	])('with %s goes out as documented, wrapped', (_name, which) => {
		if (which === required && id === 'customer.updateProfile') return;
		const call = sent(id, filled(id, examples(contract, which)));
		expect(call.method).toBe(contract.method);
		expect(call.path).toBe(pathOf(contract));
		expect(call.baseUrl).toBe(contract.hostFrom ? INVESTMENT_HOST : undefined);
		expect(call.anonymous ?? false).toBe(contract.auth === 'none');
		const payload = repayment(id, payloadOf(contract, which));
		if (contract.bodyMode === 'none') expect(call.body).toBeUndefined();
		if (contract.bodyMode === 'getBody' || contract.bodyMode === 'flat') {
			expect(withoutPassword(call.body)).toEqual(payload);
		}
		if (isJson(contract)) {
			const { data, metadata } = call.body as { data: IDataObject; metadata: IDataObject };
			expect(withoutPassword(data)).toEqual(contract.bodyMode === 'array' ? [payload] : payload);
			expect(metadata.request_id).toMatch(UUID5);
			expect(metadata.timestamp).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/);
		}
	});

	test('goes out bare in the flat format', () => {
		const call = sent(id, filled(id, examples(contract, all)), { credential: { requestFormat: 'flat' } });
		const payload = repayment(id, payloadOf(contract, all));
		if (contract.bodyMode === 'array') expect(call.body).toEqual([payload]);
		else if (contract.bodyMode === 'none' || Object.keys(payload).length === 0) {
			expect(call.body ?? {}).toEqual({});
		} else expect(withoutPassword(call.body)).toEqual(payload);
		if (contract.bodyMode === 'wrapped' && !contract.params.some((one) => one.in === 'body')) {
			expect(call.body).toBeUndefined();
		}
	});

	test('sends its query as documented', () => {
		const call = draft(id, filled(id, examples(contract, all)), { page: 3, size: 20 });
		const expected: IDataObject = {};
		for (const param of contract.params.filter((one) => one.in === 'query')) {
			expected[String(param.api)] = param.example as IDataObject[string];
		}
		if (contract.pagination?.in === 'query') Object.assign(expected, { page: 3, size: 20 });
		expect(call.query ?? {}).toEqual(expected);
	});

	test('is refused before sending when a required field comes out empty', () => {
		for (const param of contract.params.filter((one) => required(one) && !one.fixed)) {
			if (
				['boolean', 'options'].includes(param.type) ||
				['paymentKey', 'page', 'size'].includes(param.name)
			) {
				continue;
			}
			if (param.name === 'status' || param.in === 'paging') continue;
			const hidden = param.showWhen && param.name !== 'pcn';
			if (hidden) continue;
			const parameters = { ...filled(id, examples(contract, all)), [param.name]: '' };
			expect([param.name, inputErrorOf(() => draft(id, parameters))]).toEqual([
				param.name,
				expect.any(InputError),
			]);
		}
	});
});

/** The credential fills in the password; the node only leaves it a place. */
function withoutPassword(body: unknown): IDataObject | unknown[] {
	if (Array.isArray(body)) return body;
	const { password, confirmPassword, ...rest } = body as IDataObject;
	if (password === '' || password === undefined) return rest;
	return { ...rest, password, ...(confirmPassword === undefined ? {} : { confirmPassword }) };
}

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
		return draft(String(id), examples(contract as ContractOperation, all)).path;
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
		draft('loan.getHistory', { customerId: 'c 1', options: { pathVariant } });
	expect(history('/user/loan-history/{customerId}').path).toBe('/api/v1/services/user/loan-history/c%201');
	expect(() => history('/user/other/{customerId}')).toThrow(InputError);
	expect(() => draft('organisation.getPreference', { options: { pathVariant: '/x' } })).toThrow(InputError);
});

test('ids that would change the path are refused', () => {
	for (const customerId of ['../admin', 'a/b', '..', 'a\nb']) {
		expect(() => draft('loan.getActive', { customerId })).toThrow(InputError);
	}
});
