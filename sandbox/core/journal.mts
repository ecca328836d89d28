import type { Clock } from './clock.mts';

export interface Arrival {
	method: string;
	/** As sent, below the provider's base URL, still percent-encoded. */
	path: string;
	/** As sent, from the server's root. */
	url: string;
	query: Record<string, string | string[]>;
	headers: Record<string, string>;
}

export interface RecordedRequest extends Arrival {
	id: number;
	bodyText: string;
	body: unknown;
	startedAt: number;
	finishedAt: number | null;
	/** Null while it is worked on, and for good when the connection was dropped instead. */
	status: number | null;
}

/** The record of the API calls a simulator received, with how many were worked on at the same time. */
export class Journal {
	private requests: RecordedRequest[] = [];
	private nextId = 1;
	private readonly open = new Set<RecordedRequest>();
	private maxInFlight = 0;
	private maxInFlightPosts = 0;
	private readonly clock: Clock;

	/** @param clock gives the times that are recorded: a test that moves it finds its waits here */
	constructor(clock: Clock) {
		this.clock = clock;
	}

	/** Records a call on arrival, before its body is read. */
	begin(arrival: Arrival): RecordedRequest {
		const request: RecordedRequest = {
			...arrival,
			id: this.nextId++,
			bodyText: '',
			body: null,
			startedAt: this.clock.now(),
			finishedAt: null,
			status: null,
		};
		this.requests.push(request);
		this.open.add(request);
		this.count();
		return request;
	}

	/** Adds the body once it is read. */
	addBody(request: RecordedRequest, raw: Buffer): void {
		request.bodyText = raw.toString('utf8');
		request.body = parsedJson(request.bodyText);
	}

	/** Closes the record; `status` is null when the caller got no answer. Later calls for the same request change nothing. */
	finish(request: RecordedRequest, status: number | null): void {
		if (!this.open.delete(request)) return;
		request.finishedAt = this.clock.now();
		request.status = status;
	}

	/** Everything recorded so far, oldest first. */
	report(): { requests: RecordedRequest[]; maxInFlight: number; maxInFlightPosts: number } {
		const { requests, maxInFlight, maxInFlightPosts } = this;
		return { requests, maxInFlight, maxInFlightPosts };
	}

	/** Forgets everything recorded; calls still open count on. */
	clear(): void {
		this.requests = [];
		this.maxInFlight = 0;
		this.maxInFlightPosts = 0;
		this.count();
	}

	private count(): void {
		const posts = [...this.open].filter((request) => request.method === 'POST');
		this.maxInFlight = Math.max(this.maxInFlight, this.open.size);
		this.maxInFlightPosts = Math.max(this.maxInFlightPosts, posts.length);
	}
}

/** Header values as plain text, with secrets cut to their scheme and last four characters. */
export function recordableHeaders(
	headers: Record<string, string | string[] | undefined>,
	secret: readonly string[],
): Record<string, string> {
	const shown = Object.entries(headers).map(([name, value]) => {
		const joined = Array.isArray(value) ? value.join(', ') : (value ?? '');
		return [name, secret.includes(name) ? masked(joined) : joined];
	});
	return Object.fromEntries(shown);
}

function masked(value: string): string {
	const [scheme, credential] = value.includes(' ') ? splitOnce(value) : ['', value];
	return `${scheme}…${credential.slice(-4)}`;
}

function splitOnce(value: string): [string, string] {
	const at = value.indexOf(' ') + 1;
	return [value.slice(0, at), value.slice(at)];
}

function parsedJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
