import type { IDataObject } from 'n8n-workflow';

import { resources } from '../../../nodes/HexAi/resources';
import type { HttpCall } from '../../../nodes/shared/api/call';
import type { OperationInput } from '../../../nodes/shared/api/operation';
import { textOf } from '../../../nodes/shared/basics/text';
import { hexAiOperations } from '../support/contract.mts';
import type { ContractOperation } from '../support/contracts.mts';
import { inputErrorOf } from '../support/errors.mts';

const NO_PAGE = { number: 1, offset: 0, size: 50 };

function inputOf(parameters: IDataObject, credential: IDataObject = {}, page = NO_PAGE): OperationInput {
	const get = (name: string): unknown => parameters[name];
	// All that the operations of this provider look at.
	const input: Partial<OperationInput> = {
		get,
		text: (name) => textOf(get(name)),
		credential: credential as OperationInput['credential'],
		page,
	};
	return input as OperationInput;
}

function request(
	resource: string,
	value: string,
	parameters: IDataObject,
	credential: IDataObject = {},
): HttpCall {
	const operation = resources
		.find((one) => one.value === resource)
		?.operations.find((one) => one.value === value);
	if (!operation?.request) throw new Error('No such operation');
	return operation.request(inputOf(parameters, credential));
}

const examples = ({ params }: ContractOperation): IDataObject =>
	Object.fromEntries(params.map(({ name, example }) => [name, example as string]));

const initiate = hexAiOperations.find(
	({ resource, operation }) => resource === 'collection' && operation === 'initiate',
);
const payout = hexAiOperations.find(({ resource }) => resource === 'payout');
const COLLECTION = examples(initiate as ContractOperation);
const PAYOUT = examples(payout as ContractOperation);

const collect = (more: IDataObject) => request('collection', 'initiate', { ...COLLECTION, ...more });
const pay = (more: IDataObject, credential?: IDataObject) =>
	request('payout', 'initiate', { ...PAYOUT, ...more }, credential);

describe('an amount', () => {
	test.each([
		[100, '100.00'],
		['100', '100.00'],
		['100.5', '100.50'],
		['0.01', '0.01'],
	])('%p goes out as %s, in collections and payouts alike', (amount, sent) => {
		expect((collect({ amount }).body as IDataObject).amount).toBe(sent);
		expect((pay({ amount }).body as IDataObject).amount).toBe(sent);
	});

	test.each(['', undefined, '0', '-5', '1.001', '1e3', '1,000', 0.1 + 0.2])('%p is refused', (amount) => {
		for (const send of [collect, pay])
			expect(inputErrorOf(() => send({ amount })).message).toContain('Amount');
	});
});

describe('the currency', () => {
	test('is dalasi, also when it is not set', () => {
		expect((collect({ currency: undefined }).body as IDataObject).currency).toBe('GMD');
	});

	test.each(['USD', 'gmd', 'XOF'])('%s is refused', (currency) => {
		for (const send of [collect, pay]) {
			expect(inputErrorOf(() => send({ currency })).message).toBe(`HexAI does not handle "${currency}"`);
		}
	});
});

test.each(['OUT/2026/1', '..', 'a\nb'])(
	'a payout with the reference %j is refused, as a collection is: nobody could ask for it by that',
	(clientReference) => {
		expect(inputErrorOf(() => pay({ clientReference })).message).toContain('Payment Key');
	},
);

describe('a collection', () => {
	test.each(['', undefined, 'INV/2026/1', '..', 'a\nb'])(
		'with the reference %j is refused: it could never be looked up',
		(clientReference) => {
			expect(inputErrorOf(() => collect({ clientReference })).message).toContain('Client Reference');
			expect(inputErrorOf(() => request('collection', 'getStatus', { clientReference })).message).toContain(
				'Client Reference',
			);
		},
	);

	test.each([
		['successUrl', 'Success URL'],
		['errorUrl', 'Error URL'],
	])('without a full address in %s is refused', (name, label) => {
		for (const value of ['', 'example.com', 'javascript:alert(1)']) {
			expect(inputErrorOf(() => collect({ [name]: value })).message).toContain(label);
		}
	});

	test('is looked up by its reference, encoded', () => {
		expect(request('collection', 'getStatus', { clientReference: ' A B?ü ' }).path).toBe(
			'/collections/status/A%20B%3F%C3%BC',
		);
	});

	test('has trimmed its reference as the lookup does', () => {
		expect((collect({ clientReference: ' INV-1 ' }).body as IDataObject).client_reference).toBe('INV-1');
	});
});

describe('a payout', () => {
	test.each([' +220 123 4567 ', '+220-123-4567', '+2201234567'])(
		'to %j goes to the number without blanks and hyphens',
		(recipientMobile) => {
			expect((pay({ recipientMobile }).body as IDataObject).recipient_mobile).toBe('+2201234567');
		},
	);

	test.each([
		'',
		'1234567',
		'2201234567',
		'002201234567',
		'+220123456',
		'+22012345678',
		'+2211234567',
		'+220１２３４５６７',
	])('to %j is refused', (recipientMobile) => {
		expect(inputErrorOf(() => pay({ recipientMobile })).message).toContain('Recipient Mobile');
	});

	const paths = ['/payouts/initiate', '/payouts/send'];
	test.each([
		[undefined, paths[0]],
		[paths[0], paths[0]],
		[paths[1], paths[1]],
		['/client/balance', paths[0]],
		['https://evil.example', paths[0]],
	])('with the Payout Path %j goes to %s', (payoutPath, path) => {
		expect(pay({}, { payoutPath } as IDataObject).path).toBe(path);
	});
});
