import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { rawBody } from '../../core/bodies.mts';
import type { AcquiredCore } from './core.mts';
import { AcquiredProblem, errorBody } from './problems.mts';
import {
	createBeneficiary,
	createCustomer,
	createCustomerLedger,
	createLedger,
	createSubAccount,
	jsonFrom,
	listed,
	reconciliation,
	requireTexts,
} from './requests.mts';

type Body = Record<string, unknown>;

/** Creations: path and what its `data` holds. */
const CREATIONS: ReadonlyArray<[string, (core: AcquiredCore, body: Body) => Body]> = [
	['/accounts/create', createLedger],
	['/accounts/sub_accounts/create', createSubAccount],
	['/accounts/create_customer', createCustomer],
	['/accounts/customers/create_ledger', createCustomerLedger],
	['/accounts/customer/create_beneficiary', createBeneficiary],
];

const PATHS = {
	later: { transfer: '/accounts/internal_transfer', payOut: '/accounts/customer/pay_out' },
	older: { transfer: '/accounts/transfer', payOut: '/account/customer/pay_out' },
};

/** Adds the routes below `/acquired`. */
export function addApi(app: FastifyInstance, core: AcquiredCore): void {
	const { settings } = core;
	limitCallsAtOnce(app, core);

	app.addHook('preHandler', async (request) => {
		if (request.url.split('?')[0] !== '/acquired/login') core.tokens.check(request.headers.authorization);
	});

	app.post('/login', async (request) =>
		core.tokens.logIn(bodyOf(request), settings.read().tokenLifeMs, request.ip),
	);

	app.get('/accounts/list', async () => {
		const accounts = core.ledgers.own().map(listed);
		return success(settings.read().listShape === 'array' ? accounts : { accounts });
	});

	for (const [path, create] of CREATIONS) {
		app.post(
			path,
			judged(core, (request) => success(create(core, bodyOf(request)))),
		);
	}

	app.get(
		'/reconciliation',
		judged(core, (request) => success(reconciliation(core, new URLSearchParams(request.url.split('?')[1])))),
	);

	addPayments(app, core);
}

function addPayments(app: FastifyInstance, core: AcquiredCore): void {
	const busy = new Set<string>();
	for (const owner of ['later', 'older'] as const) {
		const refuseOther = (): void => {
			if (core.settings.read().paths !== owner) {
				throw new AcquiredProblem(404, 'There is nothing at this path.');
			}
		};
		const transfer = judged(core, (request, reply) => {
			refuseOther();
			const body = bodyOf(request);
			requireTexts(body, ['from_ledger_id', 'to_ledger_id', 'amount', 'reference']);
			const from = core.ledgers.get(body.from_ledger_id, 'from_ledger_id');
			const to = core.ledgers.get(body.to_ledger_id, 'to_ledger_id');
			occupy(busy, from.id, reply);
			return core.transfer(from, to, body);
		});
		const payOut = judged(core, (request) => {
			refuseOther();
			return core.payOut(bodyOf(request));
		});
		app.post(PATHS[owner].transfer, transfer);
		app.post(PATHS[owner].payOut, payOut);
	}
}

/** Assumed: whether a wrong request is an HTTP 400 or a 200 with status -1 is not documented, so both can be had. */
function judged(core: AcquiredCore, work: (request: FastifyRequest, reply: FastifyReply) => unknown) {
	return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
		try {
			return work(request, reply);
		} catch (error) {
			const wrong = error instanceof AcquiredProblem && error.statusCode === 400;
			if (wrong && core.settings.read().problemsAs200) return errorBody(error);
			throw error;
		}
	};
}

/** Assumed: a second transfer from a ledger while the first is under way conflicts with it. */
function occupy(busy: Set<string>, ledgerId: string, reply: FastifyReply): void {
	if (busy.has(ledgerId)) throw new AcquiredProblem(409, 'Another transfer from this ledger is under way');
	busy.add(ledgerId);
	beforeLeaving(reply, () => busy.delete(ledgerId));
}

const leaving = new WeakMap<FastifyReply, Array<() => void>>();

/** Runs a task just before the answer leaves, or when the connection is lost: never after a caller's next call. */
function beforeLeaving(reply: FastifyReply, task: () => void): void {
	leaving.set(reply, [...(leaving.get(reply) ?? []), task]);
	reply.raw.once('close', task);
}

function limitCallsAtOnce(app: FastifyInstance, core: AcquiredCore): void {
	const open = new Set<FastifyReply>();
	app.addHook('preHandler', async (_request, reply) => {
		open.add(reply);
		beforeLeaving(reply, () => open.delete(reply));
		const { mostCallsAtOnce } = core.settings.read();
		if (mostCallsAtOnce !== null && open.size > mostCallsAtOnce) {
			throw new AcquiredProblem(429, 'Too many requests at once');
		}
	});
	app.addHook('onSend', async (_request, reply, payload) => {
		for (const task of leaving.get(reply) ?? []) task();
		return payload;
	});
}

function bodyOf(request: FastifyRequest): Body {
	return jsonFrom(rawBody(request), request.headers['content-type']);
}

function success(data: unknown): Body {
	return { status: 1, message: 'Success', data };
}
