import { fincore } from '../../../nodes/Fincore/provider';
import { wordingOf } from '../../../nodes/shared/errors/wording';
import { judgeReply } from '../../../nodes/shared/http/judge';
import { toReply } from '../../../nodes/shared/http/reply';
import { callOf, operationOf } from './support.mts';

const split = (id: string) => id.split('.') as [string, string];
const operation = (id: string) => operationOf(...split(id));
const failureOf = (id: string, text: string, status = 200) =>
	judgeReply(toReply(status, {}, text), fincore, operation(id).refusal);

describe.each([
	'client.get',
	'client.getKyc',
	'disbursement.get',
	'loan.get',
	'payment.get',
	'paymentLink.get',
])('%s', (id) => {
	test.each(['', 'null', '{"data":null}', '{"data":""}'])('answered %j fails', (text) => {
		const failure = failureOf(id, text);
		expect(failure).toBeDefined();
		if (!failure) return;
		const about = { provider: fincore, operation: operation(id), timeoutMs: 1000 };
		expect(wordingOf(failure, about)).toEqual({
			message: 'Fincore: the answer holds no record',
			description: 'Check the ID, then Options > API Path.\nHTTP 200.',
		});
	});

	test.each(['{"data":{"id":1}}', '{"id":1}', '{"data":{}}'])('answered %j does not', (text) => {
		expect(failureOf(id, text)).toBeUndefined();
	});
});

describe('the token of a webhook', () => {
	const url = 'https://n8n.example/hook?a=1&token=se+cret%2Fx&b=2';
	const hidden = 'https://n8n.example/hook?a=1&token=[hidden]&b=2';
	const row = { id: 'wh_1', url };

	test('is not given out by Create and Delete', () => {
		for (const [id, body] of [
			['webhook.create', { data: row }],
			['webhook.delete', row],
		] as const) {
			expect(operation(id).output?.(body, {} as never, {} as never)).toEqual({ id: 'wh_1', url: hidden });
		}
	});

	test('is not given out by Get Many, whatever the form of the answer', () => {
		const { rows, output } = operation('webhook.getAll');
		const list = typeof rows === 'function' ? rows({ data: [{ ...row, nested: [row] }] }) : undefined;
		expect(list).toEqual([{ id: 'wh_1', url: hidden, nested: [{ id: 'wh_1', url: hidden }] }]);
		expect(output?.({ data: row }, {} as never, {} as never)).toEqual({ id: 'wh_1', url: hidden });
	});

	test('is not told by an error', () => {
		const body = { error: { message: `No: ${url}`, details: [{ field: 'url', message: url }] } };
		const failure = failureOf('webhook.create', JSON.stringify(body), 422);
		expect(failure).toMatchObject({
			message: `No: ${hidden}`,
			fields: [{ field: 'url', message: hidden }],
		});
		expect(JSON.stringify(failure)).not.toContain('cret');
	});

	test('goes out as it is typed', () => {
		expect(callOf('webhook.create', { additionalFields: { jsonBody: { url } } }).body).toEqual({ url });
	});
});
