import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import type { Book, Entry } from './book.mts';
import type { FincoreCore } from './core.mts';
import { FincoreProblem } from './problems.mts';
import type { RateLimit } from './rateLimit.mts';
import { entryOf, fieldsOf, page, requiredFields, webhookUrlOf, type WithId } from './requests.mts';

/** The key the simulator knows. */
export const API_KEY = 'sim_key';

const LOAN_PATHS = ['/loans', '/loan-applications'] as const;
const WRITING: HTTPMethods[] = ['POST', 'PUT', 'PATCH'];

/** Adds the routes below `/fincore/v1`. All but `GET /clients` are assumed. */
export function addApi(app: FastifyInstance, core: FincoreCore): void {
	app.addHook('preHandler', async (request, reply) => {
		limit(core, request, reply);
		if (request.headers.authorization !== `Bearer ${API_KEY}`) {
			throw new FincoreProblem(401, 'The API key is missing or invalid.');
		}
	});
	addClients(app, core);
	for (const path of LOAN_PATHS) addLoans(app, core, path);
	addMoney(app, core);
	addPaymentLinks(app, core);
	addWebhooks(app, core);
	addReports(app, core);
}

/** Documented: both headers on the refusal. Assumed: on every other answer too. */
function limit(
	{ rate, reportRate, settings }: FincoreCore,
	{ url }: FastifyRequest,
	reply: FastifyReply,
): void {
	const { rateLimit, reportRateLimit, rateWindowMs } = settings.read();
	const take = (counter: RateLimit, most: number | null): void => {
		if (most === null) return;
		const { passes, remaining } = counter.take(most, rateWindowMs);
		void reply.headers({ 'x-ratelimit-limit': most, 'x-ratelimit-remaining': remaining });
		if (!passes) throw new FincoreProblem(429, 'Too Many Requests');
	};
	take(rate, rateLimit);
	// Assumed: a report counts under both limits, and the headers speak of its own.
	if (/\/reports(\/|\?|$)/.test(url)) take(reportRate, reportRateLimit);
}

/** Assumed, as no report is documented: the records of one kind, as their list gives them. */
function addReports(app: FastifyInstance, core: FincoreCore): void {
	const { loans, payments } = core.books;
	const shown = (entry: Entry): Entry => entry;
	addReads(app, core, '/reports/loans', loans, shown);
	addReads(app, core, '/reports/payments', payments, shown);
}

function addClients(app: FastifyInstance, core: FincoreCore): void {
	const { clients } = core.books;
	const shown = ({ kyc: _kyc, ...client }: Entry): Entry => client;
	addReads(app, core, '/clients', clients, shown);
	app.post('/clients', async (request, reply) =>
		written(core, reply.code(201), shown(core.addClient(requiredFields(request)))),
	);
	change(app, '/clients/:id', ['PATCH', 'PUT'], (request, reply) => {
		const client = entryOf(clients, request.params.id);
		Object.assign(client, requiredFields(request), { id: client.id });
		return written(core, reply, shown(client));
	});
	app.get<WithId>('/clients/:id/kyc', async ({ params }) => wrapped(core, entryOf(clients, params.id).kyc));
	change(app, '/clients/:id/kyc', ['PUT', 'PATCH'], (request, reply) => {
		const client = entryOf(clients, request.params.id);
		const kept = request.method === 'PATCH' ? client.kyc : {};
		client.kyc = Object.assign({}, kept, requiredFields(request));
		return written(core, reply, client.kyc);
	});
}

function addLoans(app: FastifyInstance, core: FincoreCore, path: (typeof LOAN_PATHS)[number]): void {
	const { loans, repayments } = core.books;
	const scoped = async (scope: FastifyInstance): Promise<void> => {
		scope.addHook('preHandler', async () => {
			if (core.settings.read().loansPath !== path) throw nothingHere();
		});
		addReads(scope, core, path, loans);
		scope.post(path, async (request, reply) =>
			written(core, reply.code(201), core.add(loans, requiredFields(request), 'pending')),
		);
		for (const [action, from, to] of [
			['approve', 'pending', 'approved'],
			['reject', 'pending', 'rejected'],
			['disburse', 'approved', 'disbursed'],
		] as const) {
			change(scope, `${path}/:id/${action}`, WRITING, (request, reply) => {
				if (request.method !== core.settings.read().actionMethod) {
					throw new FincoreProblem(405, 'This method is not allowed here.');
				}
				const loan = entryOf(loans, request.params.id);
				return written(core, reply, core.moveLoan(loan, from, to, fieldsOf(request)));
			});
		}
		scope.post<WithId>(`${path}/:id/repayments`, async (request, reply) => {
			const loan = entryOf(loans, request.params.id);
			return written(core, reply.code(201), core.repay(loan, requiredFields(request)));
		});
		scope.get<WithId>(`${path}/:id/repayments`, async (request) => {
			const loan = entryOf(loans, request.params.id);
			const rows = repayments.all().filter((repayment) => repayment.loan_id === loan.id);
			return page(request, rows, core.settings.read());
		});
	};
	void app.register(scoped);
}

function addMoney(app: FastifyInstance, core: FincoreCore): void {
	for (const [path, kind, book] of [
		['/payments', 'payment', core.books.payments],
		['/disbursements', 'disbursement', core.books.disbursements],
	] as const) {
		addReads(app, core, path, book);
		app.post(path, async (request, reply) =>
			written(core, reply.code(201), core.move(kind, requiredFields(request))),
		);
	}
}

function addPaymentLinks(app: FastifyInstance, core: FincoreCore): void {
	const { paymentLinks } = core.books;
	addReads(app, core, '/payment-links', paymentLinks);
	app.post('/payment-links', async (request, reply) => {
		const link = core.add(paymentLinks, requiredFields(request), 'pending');
		link.url = `${request.protocol}://${request.host}/fincore/pay/${link.id}`;
		return written(core, reply.code(201), link);
	});
}

function addWebhooks(app: FastifyInstance, core: FincoreCore): void {
	const { webhooks } = core.books;
	const scoped = async (scope: FastifyInstance): Promise<void> => {
		scope.addHook('preHandler', async () => {
			if (core.settings.read().noWebhookApi) throw nothingHere();
		});
		addReads(scope, core, '/webhooks', webhooks);
		scope.post('/webhooks', async (request, reply) => {
			const { webhookUrlField, webhookWithoutId } = core.settings.read();
			const fields = requiredFields(request);
			const url = webhookUrlOf(fields, webhookUrlField);
			const webhook = core.add(webhooks, { ...fields, url }, 'active');
			const { id, ...rest } = webhook;
			return written(core, reply.code(201), webhookWithoutId ? rest : { id, ...rest });
		});
		scope.delete<WithId>('/webhooks/:id', async ({ params }, reply) => {
			if (!webhooks.remove(params.id)) throw nothingHere();
			return reply.code(204).send();
		});
	};
	void app.register(scoped);
}

function addReads(
	app: FastifyInstance,
	core: FincoreCore,
	path: string,
	book: Book,
	shown: (entry: Entry) => Entry = (entry) => entry,
): void {
	app.get(path, async (request) => page(request, book.all().map(shown), core.settings.read()));
	app.get<WithId>(`${path}/:id`, async ({ params }) => wrapped(core, shown(entryOf(book, params.id))));
}

function change(
	app: FastifyInstance,
	url: string,
	method: HTTPMethods[],
	handle: (request: FastifyRequest<WithId>, reply: FastifyReply) => FastifyReply,
): void {
	app.route<WithId>({ url, method, handler: async (request, reply) => handle(request, reply) });
}

/** Assumed: single objects come in `data`, as lists do. */
function wrapped({ settings }: FincoreCore, value: unknown): unknown {
	return settings.read().bareObjects ? value : { data: value };
}

function written(core: FincoreCore, reply: FastifyReply, value: unknown): FastifyReply {
	if (core.settings.read().emptyWrites) return reply.code(204).send();
	return reply.send(wrapped(core, value));
}

function nothingHere(): FincoreProblem {
	return new FincoreProblem(404, 'There is nothing at this path.');
}
