import type { Effect } from '../../../../nodes/shared/api/call';
import { rejectionOf } from '../../support/errors.mts';
import { networkFault, unauthorized, type Answer } from '../../support/helpers.mts';
import { GET, POST, transportTo } from '../../support/transport.mts';

describe('a request', () => {
	test('goes through n8n with its credential, as text, without redirects, with the time limit', async () => {
		const { http, transport } = transportTo([{ body: { ok: 1 } }], {
			provider: { headers: { 'X-Version': '2' } },
		});
		const reply = await transport.send(
			{ ...POST, headers: { 'X-Own': 'y' }, query: { a: 1, b: undefined } },
			'write',
		);
		expect(reply).toMatchObject({ status: 200, body: { ok: 1 } });
		expect(http.credentials).toEqual(['acmeApi']);
		expect(http.requests).toEqual([
			{
				url: 'https://api.acme.test/v1/things',
				method: 'POST',
				qs: { a: 1 },
				headers: {
					Accept: 'application/json',
					'X-Version': '2',
					'Content-Type': 'application/json',
					'X-Own': 'y',
				},
				body: { a: { b: 1 } },
				timeout: 30_000,
				encoding: 'text',
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
			},
		]);
	});

	test('without a body names no content type and carries none', async () => {
		const { http, transport } = transportTo([{}]);
		await transport.send(GET, 'read');
		expect(http.requests[0]).not.toHaveProperty('body');
		expect(http.requests[0]).toMatchObject({ method: 'GET', headers: { Accept: 'application/json' } });
	});

	test('with a body leaves the method GET out, as n8n would drop the body', async () => {
		const { http, transport } = transportTo([{}]);
		await transport.send({ ...GET, body: { a: 1 } }, 'read');
		expect(http.requests[0]).not.toHaveProperty('method');
		expect(http.requests[0]?.body).toEqual({ a: 1 });
	});

	test('with a form leaves the content type to n8n', async () => {
		const { http, transport } = transportTo([{}]);
		await transport.send({ ...POST, body: new URLSearchParams({ a: '1' }) }, 'write');
		expect(String(http.requests[0]?.body)).toBe('a=1');
		expect(http.requests[0]?.headers).not.toHaveProperty('Content-Type');
	});

	test('goes to an address of its own, and without credential, when the call says so', async () => {
		const { http, transport } = transportTo([{}]);
		await transport.send({ ...POST, baseUrl: 'https://login.acme.test', anonymous: true }, 'write');
		expect(http.requests[0]?.url).toBe('https://login.acme.test/things');
		expect(http.credentials).toEqual([undefined]);
	});

	test('is built anew for each try, as n8n changes what it is given', async () => {
		const { http, transport } = transportTo([{ status: 503 }, { status: 429 }, {}]);
		await transport.send({ ...POST, method: 'PUT' }, 'read');
		expect(http.requests[1]).toEqual(http.requests[0]);
		expect(http.requests[2]).toEqual(http.requests[0]);
	});

	test('cannot change the call it was made from', async () => {
		const { http, transport } = transportTo([{}]);
		http.onRequest = ({ body }) => {
			(body as { a: { b: number } }).a.b = 99;
		};
		await transport.send(POST, 'write');
		expect(POST.body).toEqual({ a: { b: 1 } });
	});
});

describe('what is repeated', () => {
	const FAULTS: Array<[string, Answer]> = [
		['429', { status: 429 }],
		['500', { status: 500 }],
		['502', { status: 502 }],
		['503', { status: 503 }],
		['504', { status: 504 }],
		['400', { status: 400 }],
		['404', { status: 404 }],
		['409', { status: 409 }],
		['302', { status: 302 }],
		['a page', { status: 200, body: '<html>' }],
		['a refused connection', networkFault('ECONNREFUSED')],
		['an unknown address', networkFault('ENOTFOUND')],
		['a timeout', networkFault('ECONNABORTED')],
		['a cut connection', networkFault('ECONNRESET')],
		['a refused key', unauthorized()],
	];
	const REPEATED: Record<Effect, string[]> = {
		read: [
			'429',
			'502',
			'503',
			'504',
			'a refused connection',
			'an unknown address',
			'a timeout',
			'a cut connection',
		],
		write: ['429', 'a refused connection', 'an unknown address'],
		transfer: ['429', 'a refused connection', 'an unknown address'],
	};
	const matrix = (['read', 'write', 'transfer'] as const).flatMap((effect) =>
		FAULTS.map(([name, answer]) => [effect, name, answer, REPEATED[effect].includes(name)] as const),
	);

	test.each(matrix)('%s after %s', async (effect, _name, answer, repeated) => {
		const { http, transport } = transportTo([answer, {}]);
		const sent = transport.send(effect === 'read' ? GET : POST, effect);
		if (repeated) await sent;
		else await rejectionOf(sent);
		expect(http.requests).toHaveLength(repeated ? 2 : 1);
	});

	test.each([1, 2, 5])('at most %i times when that is the number of tries', async (maxTries) => {
		const { http, failure } = transportTo([{ status: 503 }], { maxTries });
		expect(await failure(GET, 'read')).toMatchObject({ tries: maxTries, httpStatus: 503 });
		expect(http.requests).toHaveLength(maxTries);
	});

	test("follows the provider's own rules where it has any", async () => {
		const repeat = { transfer: { statuses: [], network: 'none' } } as const;
		const { http, failure } = transportTo([networkFault('ECONNREFUSED'), {}], { provider: { repeat } });
		await failure(POST, 'transfer');
		expect(http.requests).toHaveLength(1);
	});
});
