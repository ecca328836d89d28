import { fincore } from '../../../nodes/Fincore/provider';
import type { Failure } from '../../../nodes/shared/api/failure';
import { wordingOf, type Circumstances } from '../../../nodes/shared/errors/wording';
import { judgeReply } from '../../../nodes/shared/http/judge';
import { toReply } from '../../../nodes/shared/http/reply';
import { contract, credential, operationOf } from './support.mts';
import { keyOf } from '../support/provider.mts';

const [sample] = contract.errors.samples;
const reply = (status: number, body: unknown, headers = {}) => toReply(status, headers, JSON.stringify(body));
const failureOf = (status: number, body: unknown = {}, headers = {}) =>
	judgeReply(reply(status, body, headers), fincore) as Failure;
const read = (id: string, failure: Failure, more: Partial<Circumstances> = {}) => {
	const [resource = '', operation = ''] = id.split('.');
	return wordingOf(failure, {
		provider: fincore,
		operation: operationOf(resource, operation),
		...more,
	});
};

describe('the documented error', () => {
	test('is read with its code, message and fields', () => {
		expect(failureOf(400, sample?.body)).toMatchObject({
			code: 'invalid_request',
			message: 'The request was invalid',
			fields: [{ field: 'amount', message: 'Amount must be greater than zero' }],
			outcome: 'refused',
		});
	});

	test('is shown as a list with the label the form has for the field', () => {
		expect(read('payment.create', failureOf(400, sample?.body), keyOf('INV-1'))).toEqual({
			message: 'Fincore: The request was invalid (invalid_request)',
			description: [
				'Amount: Amount must be greater than zero.',
				'Correct the fields listed. Field names are those of your Fincore documentation.',
				'Nothing was paid, and Payment Key "INV-1" is free again.',
				'HTTP 400.',
			].join('\n'),
		});
	});

	test('keeps the name of a field the person typed', () => {
		const body = { error: { code: 'x', message: 'No', details: [{ field: 'phone', message: 'is wrong' }] } };
		expect(read('client.create', failureOf(422, body)).description).toContain('phone: is wrong.');
	});

	test.each([
		{},
		{ error: 'plain' },
		{ error: { details: 'text' } },
		{ error: { details: [null, 5, { field: 'a' }, { message: 'b' }] } },
		{ message: 'flat' },
		[],
		null,
		'text',
	])('in another form (%j) is a refusal all the same', (body) => {
		expect(failureOf(400, body)).toMatchObject({ httpStatus: 400, outcome: 'refused', fields: [] });
	});
});

describe('what a person can do', () => {
	test.each([
		[401, 'Create a key in the Fincore administration panel'],
		[403, 'Ask your Fincore administrator'],
		[404, 'Check the ID, then set Options > API Path.'],
		[405, 'Choose one under Options > API Method where the operation offers it'],
		[409, 'not in a state that allows this. Look at its state first'],
		[422, 'Correct the fields listed.'],
		[500, 'Try again later, and ask Fincore if it lasts.'],
	])('about a %d of an inferred call', (status, text) => {
		expect(read('loan.get', failureOf(status)).description).toContain(text);
	});

	test('about a 404 of a list or a creation: the path, and no ID', () => {
		for (const id of ['payment.getAll', 'loan.getAll', 'disbursement.create']) {
			const { description } = read(id, failureOf(404));
			expect(description).toContain('Set Options > API Path');
			expect(description).not.toContain('ID');
		}
	});

	test('about a 404 of the documented list: the base URL', () => {
		expect(read('client.getAll', failureOf(404)).description).toContain(
			'Check the Base URL in the credential; it must end in the version, as in /v1.',
		);
	});

	test('about a 429: the figures of both headers', () => {
		const headers = { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '0' };
		expect(read('client.getAll', failureOf(429, {}, headers)).description).toContain(
			'More than 100 calls in a minute, or 10 for reports (X-RateLimit-Limit: 100, X-RateLimit-Remaining: 0). Wait a minute, or send fewer items at once.',
		);
		expect(read('client.getAll', failureOf(429)).description).toContain('10 for reports. Wait');
	});

	test('about a write of which nobody knows', () => {
		expect(read('loan.approve', failureOf(503)).description).toContain(
			'Look in Fincore whether it was carried out',
		);
	});
});

describe('a transfer', () => {
	test.each([400, 401, 403, 404, 405, 422, 429])('that got a %d was not made', (status) => {
		expect(failureOf(status).outcome).toBe('refused');
	});

	test.each([409, 500, 502, 503])('that got a %d may have been made', (status) => {
		expect(failureOf(status).outcome).toBe('unknown');
		const { description } = read('loan.disburse', failureOf(status), keyOf('K-1', true));
		expect(description).toContain('Payment Key "K-1" stays locked');
		expect(description).toContain('look for the payment in Fincore, or in Loan > Get.');
	});

	test('that got a success with an error inside may have been made', () => {
		expect(failureOf(200, sample?.body).outcome).toBe('unknown');
		for (const body of [
			{ data: null, error: { code: 'x', message: 'No funds' } },
			{ data: {}, error: { message: 'No funds' } },
			{ error: { message: 'No funds' } },
			{ data: null, error: 'No funds' },
			{ data: [], error: 'No funds' },
			{ error: 'No funds' },
			{ success: false, error: 'No funds' },
		]) {
			expect(judgeReply(reply(200, body), fincore)).toMatchObject({
				message: 'No funds',
				outcome: 'unknown',
			});
		}
		expect(judgeReply(reply(200, { data: { id: 1 }, error: null }), fincore)).toBeUndefined();
		expect(judgeReply(reply(200, { data: { id: 1 }, error: { code: 'old' } }), fincore)).toBeUndefined();
		expect(judgeReply(reply(200, { data: {}, error: '' }), fincore)).toBeUndefined();
		expect(judgeReply(reply(200, { id: 1, error: 'last one' }), fincore)).toBeUndefined();
	});
});

describe('the provider', () => {
	test.each([
		[{ data: { id: 1 } }, { id: 1 }],
		[{ data: [] }, []],
		[{ id: 1 }, { id: 1 }],
		[undefined, undefined],
	])('takes data when it is there, else the whole body: %j', (body, output) => {
		expect(fincore.unwrap(body)).toEqual(output);
	});

	test('repeats a 429 until a minute has passed, and nothing else by a rule of its own', () => {
		const wait = fincore.waitBeforeRepeat?.({ httpStatus: 429, outcome: 'refused' }) ?? 0;
		expect(2 * wait).toBeGreaterThan(60_000);
		expect(2 * wait).toBeLessThan(120_000);
		expect(fincore.waitBeforeRepeat?.({ httpStatus: 503, outcome: 'unknown' })).toBeUndefined();
		expect(fincore.repeat).toBeUndefined();
	});

	test('counts calls by address and key, and keeps payment keys when the key is rotated', () => {
		const rotated = { ...credential, apiKey: 'another' };
		expect(fincore.rateLimit?.key(credential)).not.toBe(fincore.rateLimit?.key(rotated));
		expect(fincore.rateLimit?.key(credential)).not.toContain(credential.apiKey);
		expect(fincore.account(credential)).toBe(
			fincore.account({ ...rotated, baseUrl: `${credential.baseUrl}//` }),
		);
		expect(() => fincore.account({})).not.toThrow();
	});

	test.each([
		['/reports', true],
		['/reports/loans', true],
		['/loans/report', true],
		['/Reports/1', true],
		['/clients', false],
		['/clients/reports-1', false],
		['/myreports/1', false],
	])('%s is a report: %p', (path, isReport) => {
		expect(fincore.rateLimit?.narrower?.holdsFor({ method: 'GET', path })).toBe(isReport);
	});

	test('cuts the slash of the base URL and sends nothing over plain http', () => {
		expect(fincore.baseUrl({ baseUrl: 'https://api.fincore.com/v1/' })).toBe('https://api.fincore.com/v1');
		expect(() => fincore.baseUrl({ baseUrl: 'http://api.fincore.com/v1' })).toThrow(
			'must begin with https://',
		);
	});
});
