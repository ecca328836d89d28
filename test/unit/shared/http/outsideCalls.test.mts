import type { IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';

import { failedForAnotherReason, noteOutsideCall } from '../../../../nodes/shared/http/outsideCalls';

function helper(status: number | Error): IHttpRequestHelper & { asked: IHttpRequestOptions[] } {
	const asked: IHttpRequestOptions[] = [];
	const httpRequest = async (options: IHttpRequestOptions) => {
		asked.push(options);
		if (status instanceof Error) throw status;
		return { statusCode: status, headers: {}, body: '' };
	};
	return { asked, helpers: { httpRequest } } as never;
}

const read = () => ({ url: 'https://api.example.com/profile', headers: { token: 't' } });

test('a login for a call of a node of this package is never held back', async () => {
	const credential = {};
	noteOutsideCall(credential, { url: 'https://api.example.com' });
	const { asked, ...rest } = helper(200);
	expect(await failedForAnotherReason(credential, rest, read)).toBe(false);
	expect(asked).toEqual([]);
});

test.each([
	[401, false],
	[200, true],
	[403, true],
	[500, true],
	[new Error('connect ECONNREFUSED'), true],
])('after a failed outside call the token decides: %p', async (status, held) => {
	const credential = {};
	noteOutsideCall(credential, { uri: 'https://api.example.com/pay' });
	const { asked, ...rest } = helper(status);
	expect(await failedForAnotherReason(credential, rest, read)).toBe(held);
	expect(asked).toEqual([expect.objectContaining(read())]);
	// Read anew for the next call, the credential is another object.
	expect(await failedForAnotherReason({ ...credential }, rest, read)).toBe(false);
});
