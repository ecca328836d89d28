import { createHash } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';

import { uuid5 } from '../../../nodes/FinCode/callIds/derived';
import { withRequestIds } from '../../../nodes/FinCode/callIds/requestIds';
import type { ContractOperation } from '../support/contracts.mts';
import { inputErrorOf } from '../support/errors.mts';
import { draft, examples, fincodeContract, HOST, inputOf, named, sent, type Given } from './support.mts';

const contractOf = (id: string) => named.find(([one]) => one === id)?.[1] as ContractOperation;
const required = (id: string): IDataObject => examples(contractOf(id), ({ required: asked }) => asked);
const headersOf = (id: string, parameters: IDataObject = {}, given: Given = {}, attempt = 1) =>
	sent(id, { ...required(id), ...parameters }, given, attempt).headers ?? {};
const key = (headers: Record<string, string>) =>
	headers['x-idempotency-key'] ?? headers['X-Idempotency-Key'] ?? '';

const loan = String(required('loan.acceptTerms').loanApplicationId);
// What is paid is known by the loan alone.
const fingerprintOfLoan = createHash('sha256')
	.update(JSON.stringify({ more: { loanApplicationId: loan } }))
	.digest('hex');
const SENT: IDataObject = {
	amounts: { values: [{ sendAmount: '7.00', amount: '7.00', inclussive: false }] },
	creditParty: { bankaccountno: '8883968718', bankcode: '214' },
};

test('ids are UUIDs of version 5 in the namespace the contract names', () => {
	// Made with another implementation of RFC 9562 in namespace 1328c300-c015-5ac6-b50a-71def14df9ac.
	expect(fincodeContract.headerParams.namespaceUuid).toBe('1328c300-c015-5ac6-b50a-71def14df9ac');
	expect(uuid5('https://acme.fincode.software|loan.acceptTerms|INV-1001')).toBe(
		'543ef042-5f31-5c7b-9cd7-65ced7b84e37',
	);
});

describe('which headers a call carries', () => {
	test('a transaction carries its three headers, the password left to the credential', () => {
		expect(headersOf('transaction.create')).toMatchObject({ password: '', ipAddress: '203.0.113.10' });
		const own = headersOf('transaction.create', { options: { password: 'Other1!pass' } });
		expect(own.password).toBe('Other1!pass');
	});

	test.each(['transaction.create', 'transaction.createDirect', 'payment.payFromWallet'])(
		'%s stops before sending when there is no password anywhere',
		(id) => {
			const error = inputErrorOf(() => draft(id, required(id), { credential: { password: '' } }));
			expect(error.message).toContain('password');
		},
	);

	test.each(['', 'localhost', '300.1.1.1', '203.0.113', 'a\r\nX-Evil: 1'])(
		'the IP address %j is refused',
		(ip) => {
			expect(inputErrorOf(() => headersOf('transaction.create', { ipAddress: ip })).message).toContain('IP');
		},
	);

	test('IPv6 is an IP address too', () => {
		expect(headersOf('transaction.create', { ipAddress: '2001:db8::1' }).ipAddress).toBe('2001:db8::1');
	});

	test('every call without a file says that it is JSON', () => {
		expect(headersOf('loan.getOffers')['Content-Type']).toBe('application/json');
	});

	test('a registration carries platform and uuid itself, as it goes without the credential', () => {
		expect(headersOf('customer.register')).toMatchObject({ platform: 'fincode', uuid: '200' });
	});
});

describe('the idempotency key of a payment', () => {
	const pay = (paymentKey: string, given: Given = {}, id = 'loan.acceptTerms') =>
		headersOf(id, { paymentKey }, given);

	test('is the same on every run, at every item and try', () => {
		const first = key(pay('INV-1001'));
		expect(first).toBe(uuid5(`${HOST}|loan.acceptTerms|INV-1001|${fingerprintOfLoan}`));
		expect(key(pay('INV-1001', { origin: { executionId: '999', runIndex: 3, itemIndex: 7 } }))).toBe(first);
		expect(key(headersOf('loan.acceptTerms', { paymentKey: 'INV-1001' }, {}, 4))).toBe(first);
	});

	test('differs by payment key, operation and host', () => {
		const keys = [
			pay('INV-1001'),
			pay('INV-1002'),
			pay('INV-1001', {}, 'loan.payoff'),
			pay('INV-1001', { credential: { environment: 'production' } }),
		].map(key);
		expect(new Set(keys).size).toBe(keys.length);
	});

	test.each([
		[
			'another amount',
			{ amounts: { values: [{ sendAmount: '95.00', amount: '95.00', inclussive: false }] } },
		],
		['another account', { creditParty: { bankaccountno: '2233443074', bankcode: '214' } }],
		['another bank', { creditParty: { bankaccountno: '8883968718', bankcode: '044' } }],
	])('is another for %s under the same payment key', (_what, change) => {
		const of = (parameters: IDataObject) =>
			key(headersOf('transaction.create', { ...SENT, paymentKey: 'EMP-77', ...parameters }));
		expect(of(change)).not.toBe(of({}));
	});

	test('is the same for another spelling of the same payment', () => {
		const of = (sendAmount: string) => {
			const amounts = { values: [{ sendAmount, amount: sendAmount, inclussive: false }] };
			return key(headersOf('transaction.create', { ...SENT, paymentKey: 'EMP-77', amounts }));
		};
		expect(of('95')).toBe(of('95.00'));
	});

	test('of an instruction of the ledger holds the payment key and a mark of what is posted', () => {
		const of = (paymentKey: string, amount: number) => {
			const counterParties = JSON.stringify([{ accountNumber: '1', amount }]);
			const call = draft('ledger.post', {
				...required('ledger.post'),
				instructionIdempotencykey: paymentKey,
				counterParties,
			});
			const [instruction] = call.body as IDataObject[];
			return instruction?.instructionIdempotencykey;
		};
		const first = of('INV-1001', 7);
		expect(first).toMatch(/^INV-1001-[0-9a-f]{12}$/);
		expect(of('INV-1001', 7)).toBe(first);
		expect(of('INV-1001', 95)).not.toBe(first);
		expect(of('INV-1002', 7)).not.toBe(first);
	});

	test('gives way to the one a person set', () => {
		const headers = headersOf('transaction.create', { options: { idempotencyKey: 'own-key' } });
		expect(key(headers)).toBe('own-key');
	});

	test('comes back with the interaction id, which is the same on every run too', () => {
		const call = sent('loan.acceptTerms', required('loan.acceptTerms'));
		const output = withRequestIds({ status: 'SUCCESS', data: { a: 1 } }, inputOf({}), call);
		expect(output).toEqual({
			a: 1,
			requestIds: {
				idempotencyKey: key(call.headers ?? {}),
				interactionId: uuid5(`interaction|${HOST}|loan.acceptTerms|INV-1001|${fingerprintOfLoan}`),
				requestId: key(call.headers ?? {}),
			},
		});
	});

	test('stands nowhere where FinCode documents none', () => {
		const call = sent('payment.payWithToken', required('payment.payWithToken'));
		expect(Object.keys(call.headers ?? {})).toEqual(['Content-Type']);
		expect(JSON.stringify(call.body)).not.toContain('INV-1001');
	});
});

describe('the idempotency key of anything else', () => {
	test('is made of execution, node, run, item, operation and page, and of the try for reads', () => {
		expect(key(headersOf('loan.acceptOffer'))).toBe(uuid5('231|node-1|0|0|loan.acceptOffer|1'));
		expect(key(headersOf('loan.getOffers'))).toBe(uuid5('231|node-1|0|0|loan.getOffers|1|1'));
	});

	test('differs by run, item, page and execution', () => {
		const id = 'loan.getPendingRepayments';
		const keys = [
			headersOf(id),
			headersOf(id, {}, { origin: { runIndex: 1 } }),
			headersOf(id, {}, { origin: { itemIndex: 1 } }),
			headersOf(id, {}, { origin: { executionId: '232' } }),
			headersOf(id, {}, { page: 2 }),
			headersOf(id, {}, {}, 2),
		].map(key);
		expect(new Set(keys).size).toBe(keys.length);
	});

	test('stays over the tries of a write', () => {
		expect(key(headersOf('loan.acceptOffer', {}, {}, 2))).toBe(key(headersOf('loan.acceptOffer')));
	});
});

describe('the x-fapi headers', () => {
	test('are filled in: now, the loopback address, an id of the run', () => {
		const headers = headersOf('ledger.getBalance');
		expect(Date.parse(headers['x-fapi-auth-date'] ?? '')).toBeGreaterThan(Date.now() - 60_000);
		expect(headers['x-fapi-customer-ip-address']).toBe('127.0.0.1');
		expect(headers['x-fapi-interaction-id']).toBe(uuid5('interaction|231|node-1|0|0'));
	});

	test('take what a person sets', () => {
		const options = {
			authDate: '2024-01-15T10:30:00Z',
			customerIpAddress: '203.0.113.10',
			interactionId: '8b7f3a0e-3c1b-5a56-8c7e-2f5d3f0d9a42',
		};
		expect(headersOf('ledger.getBalance', { options })).toMatchObject({
			'x-fapi-auth-date': options.authDate,
			'x-fapi-customer-ip-address': options.customerIpAddress,
			'x-fapi-interaction-id': options.interactionId,
		});
	});

	test('carry the id that is searched for in Get Entries by Interaction', () => {
		expect(headersOf('ledger.getByInteraction')['x-fapi-interaction-id']).toBe(
			'8b7f3a0e-3c1b-5a56-8c7e-2f5d3f0d9a42',
		);
	});

	test('can hold no second header', () => {
		const options = { interactionId: 'a\r\nX-Evil: 1' };
		expect(inputErrorOf(() => headersOf('ledger.getBalance', { options })).message).toContain(
			'Interaction ID',
		);
	});
});
