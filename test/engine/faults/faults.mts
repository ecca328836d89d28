/**
 * What can go wrong between the node and a provider, and what must come of it. The rules are written by hand, from
 * what a payer can know: a payment is free again only when it is certain that nothing was done with it.
 */
import type { Behaviour } from './faultServer.mts';
import { httpAnswer } from './faultServer.mts';
import type { FaultyProvider } from './providers.mts';

export type Outcome = 'notSent' | 'refused' | 'unknown';

/** What a run against a fault must come to. */
export interface Rule {
	/** `unknown` locks the key, and the second run sends nothing; anything else leaves it free. */
	outcome: Outcome;
	/** How often the transfer reaches the provider in the first run. */
	calls: number;
	/** Why it is so, where it is not so for all. */
	because?: string;
}

export interface Fault {
	/** As docs/faults.md names it. */
	title: string;
	behaviour?(provider: FaultyProvider): Behaviour;
	/** Where the node is sent to instead of the server. */
	address?: 'nowhere' | 'closed port' | 'https';
	/** Options of the node; its timeout is far above what a slow machine needs where nothing else is said. */
	options?: Record<string, unknown>;
	/** How long a trial may take, when it is long. */
	takesSeconds?: number;
	rule: Rule;
	/** Providers that are otherwise, by the name of their contract. */
	otherwise?: Readonly<Record<string, Rule>>;
}

const UNKNOWN: Rule = { outcome: 'unknown', calls: 1 };
const REFUSED: Rule = { outcome: 'refused', calls: 1 };
const NOT_SENT: Rule = { outcome: 'notSent', calls: 0 };

const WORD = JSON.stringify({ message: 'Not like this' });

/** It answers the login as ever, and anything else with this. */
function answering(bytes: (provider: FaultyProvider) => string, hangUp = true): Fault['behaviour'] {
	return (provider) => ({
		onRequest: (request, socket) => {
			if (provider.login?.(request) !== undefined) return false;
			if (hangUp) socket.end(bytes(provider));
			else socket.write(bytes(provider));
			return true;
		},
	});
}

const status = (code: number, body = WORD, headers: Record<string, string> = {}): Fault['behaviour'] =>
	answering(() => httpAnswer(code, body, headers));

const TURNED_AWAY_TWICE =
	'n8n logs in again after a 401 and repeats the call, and the node does both once more: a call with a token that does not count is turned away before anything is done';

/** A call too many is turned away before anything is done. */
const TOLD_TO_WAIT: Pick<Fault, 'rule' | 'otherwise'> = {
	rule: { outcome: 'refused', calls: 3 },
	otherwise: Object.fromEntries(
		['hexai', 'hexcore'].map((name) => [
			name,
			{
				outcome: 'refused',
				calls: 1,
				because: 'it documents nothing that would keep a repeated call from paying twice',
			},
		]),
	),
};

const redirect = (code: number, rule: Rule): Fault => ({
	title: `${code}, redirect`,
	behaviour: status(code, '', { Location: '/elsewhere' }),
	rule,
});

/** What proves that a payment was accepted, around one that came to nothing. */
function failed(accepted: unknown): object {
	const body = accepted as { data?: object };
	const failure = { transferStatus: 'FAILED', failureReason: 'Insufficient funds' };
	return body.data ? { ...body, data: { ...body.data, ...failure } } : { ...body, ...failure };
}

export const FAULTS: readonly Fault[] = [
	{ title: 'Connection refused', address: 'closed port', rule: NOT_SENT },
	{ title: 'Name not found (DNS)', address: 'nowhere', rule: NOT_SENT },
	{
		title: 'TLS refused',
		address: 'https',
		// An alert of level fatal: handshake failure.
		behaviour: () => ({ onConnection: (socket) => socket.end(Buffer.from([21, 3, 3, 0, 2, 2, 40])) }),
		rule: NOT_SENT,
	},
	{
		title: 'Reset before the request was read',
		behaviour: () => ({ onConnection: (socket) => socket.resetAndDestroy() }),
		rule: { outcome: 'unknown', calls: 0 },
	},
	{
		title: 'Reset after the request was read',
		behaviour: (provider) => ({
			onRequest: (request, socket) => {
				if (provider.login?.(request) !== undefined) return false;
				socket.resetAndDestroy();
				return true;
			},
		}),
		rule: UNKNOWN,
	},
	{
		title: 'No answer in time',
		behaviour: answering(() => '', false),
		options: { timeout: 1 },
		rule: UNKNOWN,
	},
	{
		title: 'Answer that drips',
		behaviour: (provider) => ({
			onRequest: (request, socket) => {
				if (provider.login?.(request) !== undefined) return false;
				socket.write(`${httpAnswer(200, '', { 'Content-Length': '5000' })}{`);
				// Faster than a timeout between bytes would notice.
				const timer = setInterval(() => socket.write(' '), 200);
				socket.on('close', () => clearInterval(timer));
				return true;
			},
		}),
		options: { timeout: 1 },
		// With a login the whole call has half a minute more.
		takesSeconds: 31,
		rule: UNKNOWN,
	},
	{
		title: 'Half an answer',
		behaviour: answering(({ accepted }) => {
			const whole = httpAnswer(200, JSON.stringify(accepted(NO_REQUEST)));
			return whole.slice(0, -20);
		}),
		rule: UNKNOWN,
	},
	{
		title: 'Answer longer than it says',
		behaviour: answering(({ accepted }) =>
			httpAnswer(200, JSON.stringify(accepted(NO_REQUEST)), { 'Content-Length': '12' }),
		),
		rule: UNKNOWN,
	},
	{
		title: '200 with broken JSON',
		behaviour: answering(({ accepted }) =>
			httpAnswer(200, JSON.stringify(accepted(NO_REQUEST)).slice(0, -1)),
		),
		rule: UNKNOWN,
	},
	{
		title: '200 with a page',
		behaviour: status(200, '<!doctype html><title>Sign in</title>', { 'Content-Type': 'text/html' }),
		rule: UNKNOWN,
	},
	{ title: '200 with nothing', behaviour: status(200, ''), rule: UNKNOWN },
	{ title: '200 that proves nothing', behaviour: status(200, '{}'), rule: UNKNOWN },
	{
		title: '200 with a refusal inside',
		behaviour: answering(({ refusedInside }) => httpAnswer(200, JSON.stringify(refusedInside))),
		rule: REFUSED,
		otherwise: {
			fincore: {
				...UNKNOWN,
				because: 'its documents call every 2xx a success, so nobody knows which of the two is true',
			},
		},
	},
	{
		title: '200 that accepts a failed payment',
		behaviour: answering(({ accepted }) => httpAnswer(200, JSON.stringify(failed(accepted(NO_REQUEST))))),
		rule: UNKNOWN,
	},
	{ title: '204', behaviour: status(204, ''), rule: UNKNOWN },
	redirect(301, REFUSED),
	redirect(302, UNKNOWN),
	redirect(303, UNKNOWN),
	redirect(307, REFUSED),
	redirect(308, REFUSED),
	{ title: '400', behaviour: status(400), rule: REFUSED },
	{
		title: '401',
		behaviour: status(401),
		rule: REFUSED,
		otherwise: {
			fincode: { outcome: 'refused', calls: 4, because: TURNED_AWAY_TWICE },
			'acquired-banking': {
				outcome: 'refused',
				calls: 3,
				because:
					'the node logs in again twice: a call with a token that does not count is turned away before anything is done',
			},
		},
	},
	{ title: '403', behaviour: status(403), rule: REFUSED },
	{ title: '404', behaviour: status(404), rule: REFUSED },
	{ title: '408', behaviour: status(408), rule: UNKNOWN },
	{ title: '409', behaviour: status(409), rule: UNKNOWN },
	{
		title: '409 that calls it a duplicate',
		behaviour: status(409, JSON.stringify({ message: 'Duplicate transaction' })),
		rule: UNKNOWN,
	},
	{
		title: '400 that calls it a duplicate',
		behaviour: status(400, JSON.stringify({ message: 'This payment was already made' })),
		rule: UNKNOWN,
	},
	{
		title: '400 that says that money moved',
		behaviour: status(
			400,
			JSON.stringify({ message: 'Account debited, no response', data: { status: 'SUCCESSFUL' } }),
		),
		rule: UNKNOWN,
	},
	{
		title: '400 that says that none did',
		behaviour: status(400, JSON.stringify({ message: 'The transfer was not successful' })),
		rule: REFUSED,
	},
	{ title: '422', behaviour: status(422), rule: REFUSED },
	{ title: '425', behaviour: status(425), rule: UNKNOWN },
	{
		title: '429 with Retry-After',
		behaviour: status(429, WORD, { 'Retry-After': '1' }),
		...TOLD_TO_WAIT,
	},
	{
		title: '429 without Retry-After',
		behaviour: status(429),
		// Fincore counts by the minute, and the node waits it out.
		takesSeconds: 62,
		...TOLD_TO_WAIT,
	},
	{ title: '500', behaviour: status(500), rule: UNKNOWN },
	{ title: '502', behaviour: status(502), rule: UNKNOWN },
	{ title: '503', behaviour: status(503), rule: UNKNOWN },
	{
		title: '503 with Retry-After',
		behaviour: status(503, WORD, { 'Retry-After': '1' }),
		rule: UNKNOWN,
	},
];

/** Stands in where an answer is made before there is a request. */
const NO_REQUEST = { method: 'POST', path: '/', body: '{"client_reference":"half"}' };
