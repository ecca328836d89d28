import type { IDataObject } from 'n8n-workflow';

import { Fincore } from '../../../nodes/Fincore/Fincore.node';
import { FakeRun } from '../support/run.mts';

const BODY = { fields: { assignments: [{ name: 'amount', value: '1', type: 'string' }] } };

type Given = [resource: string, operation: string, endpointPath: string, more: IDataObject];

const run = ([resource, operation, endpointPath, more]: Given) =>
	new FakeRun([], {
		resource,
		operation,
		items: [{ ...BODY, ...more, options: { endpointPath } }],
		nodeType: new Fincore(),
		credential: { baseUrl: 'https://fincore.test/v1', apiKey: 'key', moneyMovement: 'none' },
		continueOnFail: true,
	});

test.each<Given>([
	['client', 'create', '/disbursements', {}],
	['client', 'create', '/v2/Payments/', {}],
	['client', 'create', '/%64isburse', {}],
	['paymentLink', 'create', '/loans/1/repayments', {}],
	['loan', 'approve', '/loans/{loanId}/disburse', { loanId: '1' }],
])('%s.%s is not led to %s, where no payment key and no permission would hold', async (...given) => {
	const fake = run(given);
	const [item] = await fake.items();
	expect(item?.json.error).toMatchObject({
		code: 'INVALID_INPUT',
		message: expect.stringContaining('leads to where money is moved'),
	});
	expect(fake.http.requests).toEqual([]);
});

test.each<Given>([
	['client', 'create', '/customers', {}],
	['paymentLink', 'create', '/v2/payment-links', {}],
	['loan', 'approve', '/loan-applications/{loanId}/approve', { loanId: '1' }],
])('%s.%s goes to %s', async (...given) => {
	const fake = run(given);
	await fake.items();
	expect(fake.http.requests).toHaveLength(1);
});
