import type { IAllExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

/** One answer of a fake provider, or an error to throw. */
export type Answer = { status?: number; body?: unknown; headers?: Record<string, string> } | Error;

/** A fault on the way as n8n's helper throws it. */
export function networkFault(code: string): Error {
	return Object.assign(new Error(code), { code });
}

/** The error n8n's helper throws for a 401, which it does not let through. */
export function unauthorized(body: unknown = ''): Error {
	const response = { status: 401, headers: {}, data: typeof body === 'string' ? body : JSON.stringify(body) };
	return Object.assign(new Error('Request failed with status code 401'), {
		code: 'ERR_BAD_REQUEST',
		response,
	});
}

/** Stands in for n8n's HTTP helpers: gives answers in turn, the last one for ever, and keeps what was asked. */
export class FakeHttp {
	readonly requests: IHttpRequestOptions[] = [];
	/** The credential type of each request, undefined for an anonymous one. */
	readonly credentials: Array<string | undefined> = [];
	/** Runs at each request, before its answer. */
	onRequest: (options: IHttpRequestOptions, index: number) => Promise<void> | void = () => undefined;
	/** Decides the answer in place of the list, when set. */
	answerTo: ((options: IHttpRequestOptions) => Promise<Answer>) | undefined;
	private readonly answers: Answer[];

	constructor(...answers: Answer[]) {
		this.answers = answers;
	}

	private async answer(options: IHttpRequestOptions, credential?: string): Promise<unknown> {
		const index = this.requests.push(copyOf(options)) - 1;
		this.credentials.push(credential);
		await this.onRequest(options, index);
		const answer =
			(await this.answerTo?.(options)) ?? this.answers[Math.min(index, this.answers.length - 1)] ?? {};
		// As the real helper does: the options are changed on the way.
		options.url = 'changed';
		if (options.headers) options.headers.Authorization = 'Bearer changed';
		if (answer instanceof Error) throw answer;
		const { status = 200, body = '{}', headers = {} } = answer;
		return { statusCode: status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
	}

	get helpers(): IAllExecuteFunctions['helpers'] {
		const answer = this.answer.bind(this);
		return {
			httpRequest: async (options: IHttpRequestOptions) => await answer(options),
			async httpRequestWithAuthentication(
				this: IAllExecuteFunctions,
				credential: string,
				options: IHttpRequestOptions,
			) {
				// n8n's helper needs its `this`: it reads node and credential from there.
				if (typeof this.getNode !== 'function') throw new TypeError('called without this');
				return await answer(options, credential);
			},
		} as unknown as IAllExecuteFunctions['helpers'];
	}
}

/** What a request was when it was made, whatever is changed in it later. */
function copyOf(options: IHttpRequestOptions): IHttpRequestOptions {
	const { body, ...rest } = options;
	if (body === undefined) return structuredClone(rest) as IHttpRequestOptions;
	const form = body instanceof URLSearchParams;
	return {
		...structuredClone(rest),
		body: form ? new URLSearchParams(body) : structuredClone(body),
	} as IHttpRequestOptions;
}
