import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Checkout, checkoutPage, missingCheckoutPage } from '../../core/pages/checkout.mts';
import { sendPage } from '../../core/pages/page.mts';
import { recordOf, Refusal, refuseUnknownKeys } from '../../core/refusal.mts';
import { isWebAddress } from '../../core/settings.mts';
import type { Entry } from './book.mts';
import type { FincoreCore } from './core.mts';
import type { WithId } from './requests.mts';

const MERCHANT = 'Sunrise Lending';

/** Adds the page behind a payment link and its two buttons below `/fincore`. */
export function addPayPage(app: FastifyInstance, core: FincoreCore): void {
	const { paymentLinks } = core.books;
	app.get<WithId>('/pay/:id', async ({ params }, reply) => show(reply, paymentLinks.find(params.id)));
	for (const click of ['pay', 'cancel'] as const) {
		app.post<WithId>(`/pay/:id/${click}`, async ({ params }, reply) => {
			const link = paymentLinks.find(params.id);
			if (!link) return show(reply, undefined);
			core.payLink(link, click);
			return reply.redirect(`/fincore/pay/${link.id}`, 303);
		});
	}
}

/** Adds the headless click below `/control/fincore`. */
export function addPayCall(app: FastifyInstance, core: FincoreCore): void {
	app.post<WithId>('/payment-links/:id/settle', async ({ params, body }) => {
		const wanted = recordOf(body);
		refuseUnknownKeys(wanted, ['action']);
		const { action } = wanted;
		if (action !== 'pay' && action !== 'cancel') throw new Refusal('"action" must be pay or cancel.');
		return clickById(core, params.id, action);
	});
}

/** The click without a browser. */
export async function clickById(core: FincoreCore, id: string, click: 'pay' | 'cancel'): Promise<Entry> {
	const link = core.books.paymentLinks.find(id);
	if (!link) throw new Refusal(`There is no payment link ${id}.`, 404);
	return core.payLink(link, click);
}

function show(reply: FastifyReply, link: Entry | undefined): FastifyReply {
	if (!link) return sendPage(reply.code(404), missingCheckoutPage);
	return sendPage(reply, (around) => checkoutPage(checkoutOf(link), around));
}

function checkoutOf(link: Entry): Checkout {
	const states: Record<string, Checkout['state']> = { pending: 'open', paid: 'paid' };
	const { return_url: returnUrl } = link;
	return {
		merchant: MERCHANT,
		amount: Number(link.amount ?? 0).toFixed(2),
		currency: String(link.currency ?? ''),
		reference: String(link.reference ?? link.id),
		transactionId: link.id,
		state: states[String(link.status)] ?? 'failed',
		problem: 'You cancelled this payment.',
		payUrl: `/fincore/pay/${link.id}/pay`,
		cancelUrl: `/fincore/pay/${link.id}/cancel`,
		returnUrl: typeof returnUrl === 'string' && isWebAddress(returnUrl) ? returnUrl : '',
		dashboardUrl: '/fincore',
	};
}
