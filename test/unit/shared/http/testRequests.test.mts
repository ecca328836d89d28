import type { IHttpRequestOptions } from 'n8n-workflow';

import { testRequests } from '../../../../nodes/shared/http/testRequests';
import { rejectionOf } from '../../support/errors.mts';

/** n8n's functions for a test, whose helper does as told; with the options it was given. */
function n8nThat(answer: () => Promise<unknown>) {
	const given: Array<Record<string, unknown>> = [];
	const request = async (options: Record<string, unknown>) => {
		given.push(options);
		return await answer();
	};
	return { given, functions: { helpers: { request } } as unknown as Parameters<typeof testRequests>[0] };
}

const call = {
	method: 'POST',
	url: 'https://api.acme.example/login',
	body: { user: 'me' },
} as IHttpRequestOptions;

test('every status is an answer, in the form of the usual helper', async () => {
	const { functions } = n8nThat(async () => ({ statusCode: 404, headers: { a: 'b' }, body: '<html>' }));
	const answer: unknown = await testRequests(functions).helpers.httpRequest(call);
	expect(answer).toEqual({ statusCode: 404, headers: { a: 'b' }, body: '<html>' });
});

test('n8n leaves the body of an empty answer out', async () => {
	const { functions } = n8nThat(async () => ({ statusCode: 204, headers: {} }));
	expect(await testRequests(functions).helpers.httpRequest(call)).toMatchObject({ body: '' });
});

test.each([{ 'content-length': '1000' }, { 'transfer-encoding': 'chunked' }])(
	'a body that was promised and broke off is no empty one: %p',
	async (headers) => {
		const { functions } = n8nThat(async () => ({ statusCode: 200, headers }));
		const asked = testRequests(functions).helpers.httpRequest(call);
		expect(await rejectionOf(asked)).toMatchObject({ code: 'ECONNRESET' });
		const refused = n8nThat(async () => ({ statusCode: 401, headers }));
		expect(await testRequests(refused.functions).helpers.httpRequest(call)).toMatchObject({
			statusCode: 401,
		});
	},
);

test('asks for the whole answer as text, never follows a redirect, and sends objects as JSON', async () => {
	const { functions, given } = n8nThat(async () => ({ statusCode: 200, headers: {}, body: '{}' }));
	await testRequests(functions).helpers.httpRequest(call);
	expect(given).toMatchObject([
		{
			uri: 'https://api.acme.example/login',
			method: 'POST',
			body: '{"user":"me"}',
			simple: false,
			resolveWithFullResponse: true,
			followRedirect: false,
			followAllRedirects: false,
		},
	]);
	expect(given[0]).not.toHaveProperty('json');
});

test('an answer that never ends is given up, whatever time the call itself allows', async () => {
	const { functions, given } = n8nThat(async () => await new Promise(() => undefined));
	const asked = testRequests(functions).helpers.httpRequest({ ...call, timeout: 20 });
	expect(await rejectionOf(asked)).toMatchObject({ code: 'ETIMEDOUT' });
	const longer = n8nThat(async () => ({ statusCode: 200, headers: {} }));
	await testRequests(longer.functions).helpers.httpRequest({ ...call, timeout: 300_000 });
	expect([given[0]?.timeout, longer.given[0]?.timeout]).toEqual([20, 15_000]);
});
