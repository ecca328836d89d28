import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import { acceptForms, formOf } from './bodies.mts';
import { forge } from './control.mts';
import { type Hosted, reset } from './host.mts';
import { dashboardPage, overviewPage, refusalPage } from './pages/dashboard.mts';
import { sendPage } from './pages/page.mts';
import { Refusal } from './refusal.mts';

/** Mounts the start page and each simulator's dashboard; its buttons are plain forms. */
export function mountDashboard(app: FastifyInstance, all: readonly Hosted[]): void {
	const simulators = all.map(({ simulator }) => simulator);
	const scoped = async (scope: FastifyInstance): Promise<void> => {
		acceptForms(scope);
		scope.setErrorHandler((error: FastifyError, request, reply) => {
			const back = `/${request.url.split('/')[1] ?? ''}`;
			return sendPage(reply.code(error.statusCode ?? 500), (nonce) =>
				refusalPage(error.message, back, nonce),
			);
		});
		scope.get('/', (request, reply) =>
			sendPage(reply, (nonce) => overviewPage(simulators, originOf(request), nonce)),
		);
		for (const hosted of all) mountOne(scope, hosted);
	};
	void app.register(scoped);
}

function mountOne(scope: FastifyInstance, hosted: Hosted): void {
	const { simulator, deliveries } = hosted;
	const home = `/${simulator.name}`;
	scope.get(home, (request, reply) =>
		sendPage(reply, (nonce) =>
			dashboardPage(simulator, simulator.dashboard(originOf(request)), deliveries.list(), nonce),
		),
	);
	scope.get(`${home}/`, (_request, reply) => reply.redirect(home));
	const button = (name: string, press: (form: URLSearchParams) => unknown): void => {
		scope.post(`${home}/dashboard/${name}`, async (request, reply) => {
			await press(formOf(request));
			return reply.redirect(home, 303);
		});
	};
	button('settings', (form) => simulator.settings.changeFromForm(form));
	button('reset', () => reset(hosted));
	button('resend', (form) => deliveries.resend(form.get('id') ?? ''));
	button('forge', (form) => forge(hosted, forgeWish(form)));
	button('act', (form) => act(hosted, form));
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
