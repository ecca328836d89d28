import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { rawBody } from '../../core/bodies.mts';
import type { Answer, HexaiCore } from './core.mts';
import { envelope, initiated, listBody, rowFields, statusFields } from './dialect.mts';
import { collectionFrom, jsonFrom, type Order, payoutFrom } from './orders.mts';
import { HexaiProblem } from './problems.mts';
import { balanceReport, chartReport, statsReport } from './reports.mts';
import type { Dialect } from './settings.mts';

const FULL_KEY = 'sk_test_sim';
const READ_ONLY_KEY = 'sk_test_readonly';

/** The keys the simulator knows. Assumed, all of them. */
export const apiKeys = { full: FULL_KEY, readOnly: READ_ONLY_KEY };

interface StatusRoute {
	Params: { reference: string };
}

/** Adds the routes below `/hexai/api/v1`. */
export function addApi(app: FastifyInstance, core: HexaiCore): void {
	const { clock } = core.bench;
	const dialect = (): Dialect => core.settings.read().dialect;

	app.addHook('preHandler', async (request) => authorise(request, dialect()));

	app.post('/collections/initiate', (request, reply) => {
		const order = collectionFrom(jsonFrom(rawBody(request), request.headers['content-type']));
		return initiate(core, order, request, reply);
	});

	app.get<StatusRoute>('/collections/status/:reference', async (request) => {
		const transaction = core.ledger.byReference(request.params.reference);
		if (!transaction) throw new HexaiProblem('NOT_FOUND', 'There is no transaction with this reference.');
		return envelope(statusFields(transaction, dialect()), dialect());
	});

	for (const [path, owner] of [['/payouts/initiate', 'seed'] as const, ['/payouts/send', 'newer'] as const]) {
		app.post(path, (request, reply) => {
			if (dialect() !== owner) throw new HexaiProblem('NOT_FOUND', 'There is nothing at this path.');
			const order = payoutFrom(jsonFrom(rawBody(request), request.headers['content-type']));
			return initiate(core, order, request, reply);
		});
	}

	app.get('/client/balance', async () => envelope(balanceReport(core.ledger), dialect()));
	app.get('/client/stats', async () => statsReport(core.ledger, clock.now()));
	app.get('/client/earnings-chart', async () => chartReport(core.ledger, clock.now()));
	app.get('/client/transactions', async (request) => transactions(core, request));
}

function initiate(core: HexaiCore, order: Order, request: FastifyRequest, reply: FastifyReply): FastifyReply {
	const { dialect } = core.settings.read();
	const { statusCode, body } = core.initiate(order, (transaction): Answer => {
		const redirectUrl = `${request.protocol}://${request.host}/hexai/checkout/${transaction.id}`;
		const data = initiated(transaction, redirectUrl, dialect);
		return { statusCode: dialect === 'seed' ? 200 : 201, body: envelope(data, dialect) };
	});
	return reply.code(statusCode).send(body);
}

function authorise({ headers, method }: FastifyRequest, dialect: Dialect): void {
	const key = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
	if (key !== FULL_KEY && key !== READ_ONLY_KEY) {
		throw new HexaiProblem('UNAUTHORIZED', 'The API key is missing or invalid.');
	}
	// Assumed: the newer service insists on the second header.
	if (dialect === 'newer' && headers['x-hexai-key'] !== key) {
		throw new HexaiProblem('UNAUTHORIZED', 'The x-hexai-key header is missing or invalid.');
	}
	if (key === READ_ONLY_KEY && method === 'POST') {
		throw new HexaiProblem('FORBIDDEN', 'This API key may not start payments.');
	}
}

function transactions({ ledger, settings }: HexaiCore, request: FastifyRequest): unknown {
	const { dialect, transactionsCap, transactionsShape } = settings.read();
	const query = new URLSearchParams(request.url.split('?')[1]);
	const page = countFrom(query, 'page', 1);
	const limit = Math.min(countFrom(query, 'limit', 10), transactionsCap ?? Number.MAX_SAFE_INTEGER);
	const rows = ledger.newestFirst().slice((page - 1) * limit, page * limit);
	return listBody(
		rows.map((each) => rowFields(each, dialect)),
		transactionsShape,
	);
}

function countFrom(query: URLSearchParams, name: string, otherwise: number): number {
	const text = query.get(name);
	if (text === null) return otherwise;
	// Assumed: other values are refused, not corrected.
	if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
	throw new HexaiProblem('VALIDATION_ERROR', `${name} must be a whole number from 1.`, { field: name });
}
