import type { Failure } from '../../../../nodes/shared/api/failure';
import type { Operation } from '../../../../nodes/shared/api/operation';
import type { Provider } from '../../../../nodes/shared/api/provider';
import { wordingOf, type Circumstances } from '../../../../nodes/shared/errors/wording';
import { acme, keyOf, readOperation, transferOperation, writeOperation } from '../../support/provider.mts';

function words(
	failure: Failure,
	operation: Operation,
	more: Partial<Circumstances> = {},
	provider?: Partial<Provider>,
) {
	return wordingOf(failure, { provider: acme(provider), operation, ...more });
}

const ofThing: Operation = {
	...readOperation,
	fields: [{ displayName: 'Thing ID', name: 'thingId', type: 'string', default: '', required: true }],
};

const refused = (httpStatus: number): Failure => ({ httpStatus, outcome: 'refused' });
const unknown = (more: Partial<Failure>): Failure => ({ outcome: 'unknown', ...more });

describe('the message', () => {
	test.each<[string, Failure, string]>([
		[
			'the words of the provider',
			{ message: 'No funds', code: 'X1', outcome: 'refused' },
			'Acme: No funds (X1)',
		],
		['no code when there is none', { message: 'No funds', outcome: 'refused' }, 'Acme: No funds'],
		[
			'a page',
			unknown({ own: 'UNREADABLE_ANSWER' }),
			'Acme, or a proxy in between, answered with a page instead of data',
		],
		[
			'a stopped run',
			{ own: 'STOPPED', outcome: 'notSent' },
			'The run was stopped before this item was sent',
		],
		['a 302', refused(302), 'Acme answered with a redirect to another address'],
		['a 401', refused(401), 'Acme answered that the credential is not accepted'],
		['a 407', refused(407), 'Acme answered through a proxy that wants a login of its own'],
		['a 429', refused(429), 'Acme answered that there were too many calls'],
		['a 503', unknown({ httpStatus: 503 }), 'Acme answered that it is out of service for the moment'],
		['a status without a name', refused(418), 'Acme answered HTTP 418'],
		['a status and a code', { ...refused(400), code: 'E9' }, 'Acme answered that the request is wrong (E9)'],
		['nothing at all', { outcome: 'unknown' }, 'Acme answered in a way this node does not understand'],
	])('has %s', (_what, failure, message) => {
		expect(words(failure, readOperation).message).toBe(message);
	});

	test.each([
		['ECONNREFUSED', 'the connection was refused'],
		['ENOTFOUND', 'the address is not known'],
		['EAI_AGAIN', 'the address is not known'],
		['ECONNABORTED', 'nothing came within 30 seconds'],
		['ETIMEDOUT', 'nothing came within 30 seconds'],
		['ECONNRESET', 'the connection was cut'],
		['EPIPE', 'the connection was cut'],
		['ERR_BAD_RESPONSE', 'the connection was cut'],
		['ERR_CANCELED', 'the run was stopped while the call was under way'],
		['NO_ANSWER', 'the call ended without one'],
		['CERT_HAS_EXPIRED', 'its certificate is not trusted (CERT_HAS_EXPIRED)'],
		['DEPTH_ZERO_SELF_SIGNED_CERT', 'its certificate is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT)'],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'its certificate is not trusted (UNABLE_TO_VERIFY_LEAF_SIGNATURE)'],
		['EHOSTUNREACH', 'the connection failed (EHOSTUNREACH)'],
	])('explains %s', (network, reason) => {
		expect(words(unknown({ network }), readOperation).message).toBe(`Acme gave no answer: ${reason}`);
	});
});

describe('an unknown outcome', () => {
	const lost = unknown({ network: 'ECONNRESET' });

	test('of a transfer says that the money may have moved, what to look at, and how to send again', () => {
		const { message, description } = words(lost, transferOperation, keyOf('OUT-1', true));
		expect(message).toBe('Acme did not confirm this payment: the money may have moved');
		expect(description).toBe(
			[
				'Acme gave no answer: the connection was cut.',
				'Payment Key "OUT-1" stays locked, so running again sends nothing.',
				'Before you send it again, look in Acme.\n' +
					'Only if the money did not move: write OUT-1 into Options > Send Again.',
			].join('\n'),
		);
	});

	test('of a write says that it may have been carried out', () => {
		const { message, description } = words(lost, writeOperation);
		expect(message).toBe('Acme did not confirm "Create a thing": it may have been carried out');
		expect(description).toContain('Look in Acme before running this item again.');
	});

	test('of a read needs no alarm', () => {
		const { message, description } = words(unknown({ httpStatus: 500 }), readOperation);
		expect(message).toBe('Acme answered with an error of its own');
		expect(description).toBe('Try again later.\nHTTP 500.');
	});

	test.each<[string, Partial<Failure>]>([
		['a server error', { httpStatus: 500 }],
		['a conflict', { httpStatus: 409 }],
		['a timeout', { network: 'ECONNABORTED' }],
		['a page', { httpStatus: 200, own: 'UNREADABLE_ANSWER' }],
		['a refusal that may come too late', { httpStatus: 503, code: 'X', message: 'Busy' }],
		['a wait that is too long', { httpStatus: 503, askedToWaitMs: 300_000 }],
		['advice of the answer itself', { httpStatus: 500, nextStep: 'Top up, then run the item again.' }],
	])('never advises to run a transfer again after %s', (_what, failure) => {
		const { description } = words(unknown(failure), transferOperation, keyOf('K', true));
		expect(description).not.toMatch(/run (it|the item) again/i);
		expect(description).not.toContain('Nothing was paid');
		expect(description).toContain('Before you send it again');
	});
});

describe('a conflict', () => {
	test('of a payment stays uncertain, and gives the reason to look at', () => {
		const provider = acme({ nextStep: () => 'Read the loan first.' });
		const failure = unknown({ httpStatus: 409, message: 'The loan is pending' });
		const about = { provider, operation: transferOperation, ...keyOf('K', true) };
		const { message, description } = wordingOf(failure, about);
		expect(message).toContain('the money may have moved');
		expect(description).toContain(
			'Acme: The loan is pending.\nRead the loan first.\nPayment Key "K" stays locked',
		);
		expect(wordingOf({ ...failure, httpStatus: 500 }, about).description).not.toContain('Read the loan');
	});
});

describe('the payment key', () => {
	test('is free again after a certain refusal', () => {
		const { description } = words(refused(400), transferOperation, keyOf('OUT-1'));
		expect(description).toContain('Nothing was paid, and Payment Key "OUT-1" is free again.');
	});

	test('says so when it could not be freed', () => {
		const { description } = words(refused(400), transferOperation, keyOf('OUT-1', true));
		expect(description).toContain('Nothing was paid, but Payment Key "OUT-1" could not be freed');
		expect(description).toContain('Send Again');
	});
});

describe('the next step', () => {
	test.each([
		[400, 'Check the fields of this item.'],
		[401, 'Check the credential.'],
		[403, 'Ask the provider for this permission, or use another credential.'],
		[404, 'Check the ID, and that the credential is for the same environment.'],
		[422, 'Correct the field and run the item again.'],
		[429, 'Wait and run again, or send fewer items at once.'],
		[301, 'Check the address in the credential.'],
		[503, 'Try again later.'],
	])('after HTTP %i', (status, step) => {
		expect(words(refused(status), ofThing).description).toBe(`${step}\nHTTP ${status}.`);
	});

	test.each([
		[400, 'This call has no field to correct. Run it again later, and send this answer to Acme if it stays.'],
		[404, 'Check the address in the credential.'],
	])('after HTTP %i of a call without fields', (status, step) => {
		expect(words(refused(status), readOperation).description).toBe(`${step}\nHTTP ${status}.`);
	});

	test('after words about money or rights, whatever the provider advises for the status', () => {
		const provider = acme({ nextStep: ({ httpStatus }) => `As after ${String(httpStatus)}.` });
		const told = (message: string) =>
			wordingOf({ ...refused(200), message }, { provider, operation: readOperation }).description;
		expect(told('Insufficient balance')).toContain('Top up');
		expect(told('Not permitted')).toContain('As after 403.');
		expect(told('Odd')).toContain('As after 200.');
	});

	test('after a fault on the way', () => {
		const { description } = words({ network: 'ENOTFOUND', outcome: 'notSent' }, readOperation);
		expect(description).toBe(
			'Check the address in the credential and the network of this n8n, then run it again.',
		);
	});

	test("does not take the status of a page for the provider's", () => {
		const provider = acme({
			nextStep: ({ httpStatus }) => (httpStatus === 403 ? 'Change the role.' : undefined),
		});
		const failure = { ...refused(403), own: 'UNREADABLE_ANSWER' as const };
		const { message, description } = wordingOf(failure, {
			provider,
			operation: readOperation,
		});
		expect(message).toBe('Acme, or a proxy in between, answered with a page instead of data');
		expect(description).toBe('Check the address in the credential, and any proxy in between.\nHTTP 403.');
	});

	test('after a page instead of data', () => {
		const failure = unknown({ httpStatus: 200, own: 'UNREADABLE_ANSWER' });
		expect(words(failure, readOperation).description).toContain(
			'Check the address in the credential, and any proxy',
		);
	});

	test("is the answer's own, else the provider's, else the general one", () => {
		const provider = { nextStep: () => 'Ask Acme.' };
		expect(
			words({ ...refused(400), nextStep: 'Top up.' }, readOperation, {}, provider).description,
		).toContain('Top up.');
		expect(words(refused(400), readOperation, {}, provider).description).toBe('Ask Acme.\nHTTP 400.');
		expect(words(refused(400), ofThing, {}, { nextStep: () => undefined }).description).toContain(
			'Check the fields',
		);
	});

	test('says how long a provider asks to wait when that is too long', () => {
		const { description } = words({ ...refused(429), askedToWaitMs: 299_001 }, readOperation);
		expect(description).toContain('Acme asks to wait 300 seconds, which is longer than this node waits.');
	});
});

describe('the facts', () => {
	test('list the fields a provider complains about', () => {
		const fields = [
			{ field: 'amount', message: 'too small' },
			{ field: 'name', message: 'missing' },
		];
		expect(words({ ...refused(422), fields }, readOperation).description).toMatch(
			/^amount: too small\.\nname: missing\.\n/,
		);
	});

	test('name the status, the request and the tries', () => {
		const failure = { ...refused(429), requestId: 'r1', tries: 3, waitedMs: 12_400 };
		expect(words(failure, readOperation).description).toMatch(
			/\nHTTP 429, request r1, tried 3 times over 12 s\.$/,
		);
		expect(words({ ...refused(400), tries: 1 }, readOperation).description).not.toContain('tried');
	});

	test('make sentences and leave no empty line behind', () => {
		for (const operation of [readOperation, writeOperation, transferOperation]) {
			for (const outcome of ['notSent', 'refused', 'unknown'] as const) {
				const { description } = words({ outcome, tries: 2, httpStatus: 418 }, operation, keyOf('k'));
				for (const line of description.split('\n')) expect(line).toMatch(/^\S.*[.!?]$/);
			}
		}
	});
});
