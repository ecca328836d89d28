import type {
	ICredentialTestFunctions,
	IHttpRequestHelper,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';

/** How long a person is kept waiting for each call of a test. */
export const TEST_TIMEOUT_MS = 15_000;

interface LegacyAnswer {
	statusCode: number;
	headers: IN8nHttpFullResponse['headers'];
	body?: string;
}

/**
 * The usual helper for calls in the test of a credential, where n8n has nothing but the one of an older interface.
 * Every status is an answer, bodies are text, and redirects are not followed, whatever the options say.
 */
export function testRequests({ helpers }: Pick<ICredentialTestFunctions, 'helpers'>): IHttpRequestHelper {
	const httpRequest = async (options: IHttpRequestOptions): Promise<IN8nHttpFullResponse> => {
		const timeout = Math.min(options.timeout ?? TEST_TIMEOUT_MS, TEST_TIMEOUT_MS);
		const { body } = options;
		const answering: Promise<LegacyAnswer> = helpers.request({
			uri: options.url,
			method: options.method ?? 'GET',
			headers: options.headers,
			qs: options.qs,
			...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
			timeout,
			simple: false,
			resolveWithFullResponse: true,
			followRedirect: false,
			followAllRedirects: false,
		});
		// The timeout begins anew with every byte; a server that drips would hold the person for ever.
		const answer = await Promise.race([answering, tooSlow(timeout)]);
		if (isCut(answer)) throw withCode('The answer was cut', 'ECONNRESET');
		const { statusCode, headers, body: text = '' } = answer;
		return { statusCode, headers, body: text };
	};
	return { helpers: { httpRequest: httpRequest as IHttpRequestHelper['helpers']['httpRequest'] } };
}

/** This helper gives an answer whose body broke off like one that has none. */
function isCut({ statusCode, headers, body }: LegacyAnswer): boolean {
	const isPromised = Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] === 'chunked';
	return statusCode >= 200 && statusCode < 300 && body === undefined && isPromised;
}

async function tooSlow(milliseconds: number): Promise<never> {
	const deadline = AbortSignal.timeout(milliseconds);
	return await new Promise((_resolve, reject) => {
		deadline.addEventListener('abort', () => reject(withCode('No answer in time', 'ETIMEDOUT')));
	});
}

function withCode(message: string, code: string): Error {
	return Object.assign(new Error(message), { code });
}
