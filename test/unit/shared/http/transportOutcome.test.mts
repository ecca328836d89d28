import type { CallFailure } from '../../../../nodes/shared/api/failure';
import { InputError } from '../../../../nodes/shared/basics/inputError';
import type { Provider } from '../../../../nodes/shared/api/provider';
import { rejectionOf } from '../../support/errors.mts';
import { networkFault, unauthorized, type Answer } from '../../support/helpers.mts';
import { GET, POST, transportTo } from '../../support/transport.mts';

/** The rules of a provider that documents an idempotency key: a payment may be repeated after a fault. */
const IDEMPOTENT: Partial<Provider> = { repeat: { transfer: { statuses: [429, 503], network: 'any' } } };

/** A payment to a provider that answers like this. */
function setup(answers: Answer[], provider: Partial<Provider> = {}, cancelled = () => false) {
	const { failure, ...rest } = transportTo(answers, { provider, cancelled });
	return { ...rest, failure: async () => await failure(POST, 'transfer') };
}

describe('the outcome of a payment', () => {
	test.each<[string, Answer, string]>([
		['a 400', { status: 400 }, 'refused'],
		['a 401', unauthorized({ error: { code: 'BAD_KEY' } }), 'refused'],
		['a 429', { status: 429, headers: { 'retry-after': '999' } }, 'refused'],
		['a refusal in HTTP 200', { body: { error: { code: 'NO_FUNDS' } } }, 'refused'],
		['a 409', { status: 409 }, 'unknown'],
		['a 500', { status: 500 }, 'unknown'],
		['a 504 page', { status: 504, body: '<html>' }, 'unknown'],
		['a page in HTTP 200', { body: '<html>' }, 'unknown'],
		['a timeout', networkFault('ECONNABORTED'), 'unknown'],
		['a cut connection', networkFault('ECONNRESET'), 'unknown'],
		['a refused connection', networkFault('ECONNREFUSED'), 'notSent'],
		['a mistake inside n8n', new TypeError('x'), 'unknown'],
	])('after %s', async (_what, answer, outcome) => {
		expect((await setup([answer]).failure()).outcome).toBe(outcome);
	});

	test.each<[string, Answer]>([
		['a refused connection', networkFault('ECONNREFUSED')],
		['a refusal', { status: 400 }],
		['too many calls', { status: 429, headers: { 'retry-after': '999' } }],
		['a refused key', unauthorized()],
	])('stays unknown when a try that may have paid is followed by %s', async (_what, second) => {
		const { http, failure } = setup([networkFault('ECONNRESET'), second], IDEMPOTENT);
		expect((await failure()).outcome).toBe('unknown');
		expect(http.requests.length).toBeGreaterThan(1);
	});

	test('that a refusal of the login speaks of is not sent again with a new login', async () => {
		const { http, failure } = setup([unauthorized({ message: 'Account debited' }), {}], { signsIn: true });
		expect(await failure()).toMatchObject({ httpStatus: 401, outcome: 'unknown' });
		expect(http.requests).toHaveLength(1);
	});

	test('stays unknown when the run is stopped after a try that may have paid', async () => {
		let stopped = false;
		const { http, failure } = setup([{ status: 503 }], IDEMPOTENT, () => stopped);
		http.onRequest = () => {
			stopped = true;
		};
		expect((await failure()).outcome).toBe('unknown');
	});
});

describe('a run that is stopped', () => {
	test('sends nothing more', async () => {
		const { http, failure } = setup([{}], {}, () => true);
		expect(await failure()).toMatchObject({ own: 'STOPPED', outcome: 'notSent' });
		expect(http.requests).toHaveLength(0);
	});

	test('sends nothing after its turn has come among calls that go one at a time', async () => {
		let stopped = false;
		const lane: Partial<Provider> = { oneAtATime: () => 'lane-of-this-test' };
		const first = setup([{}], lane);
		const second = setup([{}], lane, () => stopped);
		first.http.onRequest = async () => {
			await new Promise((resolve) => setImmediate(resolve));
			stopped = true;
		};
		await Promise.all([
			first.transport.send(POST, 'transfer'),
			rejectionOf(second.transport.send(POST, 'transfer')),
		]);
		expect(second.http.requests).toHaveLength(0);
	});

	test('ends its wait for another try within half a second', async () => {
		let stopped = false;
		const { http, clock, failure } = setup(
			[{ status: 429, headers: { 'retry-after': '60' } }],
			{},
			() => stopped,
		);
		http.onRequest = () => {
			stopped = true;
		};
		await failure();
		expect(clock.slept).toBeLessThanOrEqual(500);
		expect(http.requests).toHaveLength(1);
	});
});

describe('a refused login token', () => {
	test('is tried once more after a short wait: another worker may have stored a newer one', async () => {
		const { http, clock, transport } = setup([unauthorized(), {}], { signsIn: true });
		expect((await transport.send(POST, 'transfer')).status).toBe(200);
		expect(http.requests).toHaveLength(2);
		expect(clock.slept).toBe(200);
	});

	test('is not tried a third time', async () => {
		const { http, failure } = setup([unauthorized()], { signsIn: true });
		expect(await failure()).toMatchObject({ httpStatus: 401, outcome: 'refused' });
		expect(http.requests).toHaveLength(2);
	});

	test('is final where the key is static', async () => {
		const { http, failure } = setup([unauthorized()]);
		expect(await failure()).toMatchObject({ httpStatus: 401 });
		expect(http.requests).toHaveLength(1);
	});
});

test('an address the credential lacks is wrong input, and nothing is sent', async () => {
	const problem = new InputError('Base URL is missing');
	const { http, transport } = setup([{}], {
		baseUrl: () => {
			throw problem;
		},
	});
	expect(await rejectionOf(transport.send(POST, 'transfer'))).toBe(problem);
	expect(http.requests).toHaveLength(0);
});

test("the operation's own check of the answer makes a success a failure", async () => {
	const { transport } = setup([{ body: { data: { status: 'FAILED' } } }]);
	const error = await rejectionOf(transport.send(POST, 'transfer', () => ({ code: 'FAILED' })));
	expect((error as CallFailure).failure).toMatchObject({
		code: 'FAILED',
		outcome: 'refused',
		httpStatus: 200,
	});
});

describe('an answer that leaves it open', () => {
	const busy = { status: 429, body: { message: 'Your request is still being processed' } };

	test.each(['write', 'transfer'] as const)(
		'is not followed by a second %s, whatever its status',
		async (effect) => {
			const { http, transport } = transportTo([busy, {}]);
			const error = await rejectionOf(transport.send(POST, effect));
			expect(error).toMatchObject({ failure: { httpStatus: 429, outcome: 'unknown' } });
			expect(http.requests).toHaveLength(1);
		},
	);

	test('is no reason not to ask again', async () => {
		const { http, transport } = transportTo([busy, {}]);
		expect((await transport.send(GET, 'read')).status).toBe(200);
		expect(http.requests).toHaveLength(2);
	});
});
