import type { FastifyError, FastifyInstance } from 'fastify';
import { acceptJson } from './bodies.mts';
import { type Hosted, reset } from './host.mts';
import { optionalNumber, optionalText, recordOf, Refusal, refuseUnknownKeys } from './refusal.mts';
import type { Delivery } from './deliveries.mts';

const DAY_MS = 86_400_000;

interface WithId {
	Params: { id: string };
}

interface WithName {
	Params: { name: string };
}

/** Mounts `/control/...`: what tests use to look into the simulators and to steer them. */
export function mountControl(app: FastifyInstance, all: readonly Hosted[]): void {
	const scoped = async (scope: FastifyInstance): Promise<void> => {
		acceptJson(scope);
		scope.setNotFoundHandler((_request, reply) =>
			reply.code(404).send({ error: 'There is no such control call.' }),
		);
		scope.setErrorHandler((error: FastifyError, _request, reply) =>
			reply.code(error.statusCode ?? 500).send({ error: error.message }),
		);
		scope.post('/reset', async () => {
			for (const hosted of all) reset(hosted);
			return { reset: all.map(({ simulator }) => simulator.name) };
		});
		for (const hosted of all) {
			await scope.register(async (one) => mountOne(one, hosted), { prefix: `/${hosted.simulator.name}` });
		}
	};
	void app.register(scoped, { prefix: '/control' });
}

function mountOne(app: FastifyInstance, hosted: Hosted): void {
	const { simulator, journal, clock } = hosted;
	app.post('/reset', async () => {
		reset(hosted);
		return { reset: [simulator.name] };
	});
	app.get('/settings', async () => simulator.settings.read());
	app.put('/settings', async (request) => {
		simulator.settings.change(request.body);
		return simulator.settings.read();
	});
	app.get('/state', async () => simulator.state());
	app.get('/requests', async () => journal.report());
	app.delete('/requests', async () => {
		journal.clear();
		return journal.report();
	});
	app.post('/clock', async (request) => {
		const wanted = recordOf(request.body);
		refuseUnknownKeys(wanted, ['advanceMs']);
		await clock.advance(optionalNumber(wanted, 'advanceMs', [0, 366 * DAY_MS]) ?? 0);
		return { now: clock.now() };
	});
	mountFaults(app, hosted);
	mountTroubles(app, hosted);
	mountDeliveries(app, hosted);
	simulator.control?.(app);
}

function mountFaults(app: FastifyInstance, { faults }: Hosted): void {
	app.get('/faults', async () => faults.list());
	app.post('/faults', async (request) => faults.add(request.body));
	app.delete('/faults', async () => {
		faults.clear();
		return faults.list();
	});
}

function mountTroubles(app: FastifyInstance, { troubles }: Hosted): void {
	app.get('/troubles', async () => troubles.list());
	app.post<WithName>('/troubles/:name', async ({ params }) => {
		troubles.arm(params.name);
		return troubles.list();
	});
	app.delete<WithName>('/troubles/:name', async ({ params }) => {
		troubles.takeBack(params.name);
		return troubles.list();
	});
}

function mountDeliveries(app: FastifyInstance, hosted: Hosted): void {
	const { deliveries } = hosted;
	app.get('/deliveries', async () => deliveries.list());
	app.post<WithId>('/deliveries/:id/resend', async (request) => deliveries.resend(request.params.id));
	app.post('/deliveries/forge', async (request) => forge(hosted, recordOf(request.body)));
}

/** Makes and sends a webhook of a chosen kind, and waits for its answer. */
export async function forge(
	{ simulator, deliveries }: Hosted,
	wanted: Record<string, unknown>,
): Promise<Delivery> {
	refuseUnknownKeys(wanted, ['kind', 'reference', 'amount', 'status', 'delayMs']);
	const kinds = simulator.forgeKinds.map((each) => each.kind);
	const kind = kinds.find((each) => each === wanted.kind);
	if (kind === undefined) throw new Refusal(`"kind" must be one of ${kinds.join(', ')}.`);
	if (simulator.settings.read().webhookUrl === '')
		throw new Refusal('Set "webhookUrl" first: there is nowhere to send it.');
	const outgoing = simulator.forge({
		kind,
		reference: optionalText(wanted, 'reference'),
		amount: optionalText(wanted, 'amount'),
		status: optionalText(wanted, 'status'),
	});
	const { delivery, attempted } = deliveries.send(outgoing, optionalNumber(wanted, 'delayMs', [0, DAY_MS]));
	await attempted;
	return delivery;
}
