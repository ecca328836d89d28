import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import { acceptForms, formOf } from './bodies.mts';
import { forge } from './control.mts';
import { type Hosted, reset } from './host.mts';
import { dashboardPage, overviewPage, refusalPage } from './pages/dashboard.mts';
import { sendPage } from './pages/page.mts';
import { Refusal } from './refusal.mts';

/** The part of the page a person was at. */
const TROUBLES = '#wrong';

/** Mounts the start page and each simulator's dashboard; its buttons are plain forms. */
export function mountDashboard(app: FastifyInstance, all: readonly Hosted[]): void {
	const simulators = all.map(({ simulator }) => simulator);
	const scoped = async (scope: FastifyInstance): Promise<void> => {
		acceptForms(scope);
		scope.setErrorHandler((error: FastifyError, request, reply) => {
			const back = `/${request.url.split('/')[1] ?? ''}`;
			return sendPage(reply.code(error.statusCode ?? 500), (around) =>
				refusalPage(error.message, back, around),
			);
		});
		scope.get('/', (request, reply) =>
			sendPage(reply, (around) => overviewPage(simulators, originOf(request), around)),
		);
		for (const hosted of all) mountOne(scope, hosted);
	};
	void app.register(scoped);
}

function mountOne(scope: FastifyInstance, hosted: Hosted): void {
	const { simulator, deliveries, troubles } = hosted;
	const home = `/${simulator.name}`;
	scope.get(home, (request, reply) =>
		sendPage(reply, (around) => dashboardPage(hosted, originOf(request), around)),
	);
	scope.get(`${home}/`, (_request, reply) => reply.redirect(home));
	const button = (name: string, press: (form: URLSearchParams) => unknown, place = ''): void => {
		scope.post(`${home}/dashboard/${name}`, async (request, reply) => {
			await press(formOf(request));
			return reply.redirect(home + place, 303);
		});
	};
	button('settings', (form) => simulator.settings.changeFromForm(form));
	button('reset', () => reset(hosted));
	button('resend', (form) => deliveries.resend(form.get('id') ?? ''));
	button('forge', (form) => forge(hosted, forgeWish(form)));
	button('act', (form) => act(hosted, form));
	button('arm', (form) => troubles.arm(form.get('trouble') ?? ''), TROUBLES);
	button('takeBack', (form) => troubles.takeBack(form.get('trouble') ?? ''), TROUBLES);
	button('sendForged', () => sendForged(hosted), TROUBLES);
	button('sendTwice', () => sendTwice(hosted), TROUBLES);
}

async function sendForged(hosted: Hosted): Promise<void> {
	const { troubles } = hosted.simulator;
	const delivery = await forge(hosted, { kind: troubles?.forgedKind });
	hosted.lastSent = { kind: 'forged', delivery };
}

async function sendTwice(hosted: Hosted): Promise<void> {
	const received = hosted.deliveries.lastReceived();
	if (!received) throw new Refusal('No event was received yet: pay or settle something first.');
	const delivery = await hosted.deliveries.resend(received.id);
	hosted.lastSent = { kind: 'twice', delivery };
}

function forgeWish(form: URLSearchParams): Record<string, unknown> {
	const filled = [...form].filter(([, value]) => value !== '');
	return Object.fromEntries(filled.map(([key, value]) => [key, key === 'delayMs' ? Number(value) : value]));
}

async function act({ simulator }: Hosted, form: URLSearchParams): Promise<void> {
	const wanted = form.get('action') ?? '';
	const action = Object.hasOwn(simulator.actions, wanted) ? simulator.actions[wanted] : undefined;
	if (!action) throw new Refusal(`There is no action "${wanted}".`);
	await action(form.get('subject') ?? '');
}

function originOf(request: FastifyRequest): string {
	return `${request.protocol}://${request.host}`;
}
