import type { IWebhookFunctions } from 'n8n-workflow';

import { requestOf, tooMuch } from '../../../../nodes/shared/webhooks/delivery';

interface Incoming {
	rawBody?: Buffer;
	headers?: unknown;
	query?: unknown;
	/** What n8n reads when it is asked to. */
	read?: () => Buffer | undefined;
}

function functionsOf({ rawBody, headers = {}, query = {}, read }: Incoming): IWebhookFunctions {
	const request = {
		rawBody,
		readRawBody: async () => {
			request.rawBody = await Promise.resolve(read?.());
		},
	};
	return {
		getRequestObject: () => request,
		getHeaderData: () => headers,
		getQueryData: () => query,
	} as unknown as IWebhookFunctions;
}

const MEGABYTES = 1024 * 1024;

test('the bytes are those that came', async () => {
	const rawBody = Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0x7d, 0x20]);
	expect((await requestOf(functionsOf({ rawBody }))).rawBody).toBe(rawBody);
});

test('bytes n8n has not read yet are read', async () => {
	const { rawBody } = await requestOf(functionsOf({ read: () => Buffer.from('{"a":1}') }));
	expect(rawBody.toString()).toBe('{"a":1}');
});

test.each<[string, () => undefined]>([
	[
		'it can not be read any more',
		() => {
			throw new Error('stream is not readable');
		},
	],
	['n8n reads nothing', () => undefined],
])('when %s, the body is empty and matches no signature', async (_what, read) => {
	expect((await requestOf(functionsOf({ read }))).rawBody).toHaveLength(0);
});

test('headers and query hold texts only: a name sent twice is no text', async () => {
	const { headers, query } = await requestOf(
		functionsOf({
			rawBody: Buffer.from('{}'),
			headers: { signature: 'a', 'set-cookie': ['a', 'b'] },
			query: { token: ['a', 'b'], other: { nested: 'x' }, plain: 'y' },
		}),
	);
	expect(headers).toEqual({ signature: 'a', 'set-cookie': undefined });
	expect(query).toEqual({ token: undefined, other: undefined, plain: 'y' });
});

test.each([undefined, null, 'text', ['a']])('a query that is %p is none', async (query) => {
	expect((await requestOf(functionsOf({ rawBody: Buffer.from('{}'), query }))).query).toEqual({});
});

test('a body of 2 MB is looked at, one byte more is not', () => {
	const of = (size: number) => ({ rawBody: Buffer.alloc(size), headers: {}, query: {} });
	expect(tooMuch(of(2 * MEGABYTES))).toBeUndefined();
	expect(tooMuch(of(2 * MEGABYTES + 1))).toBe('the body is larger than any event');
});
