import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { type CheckoutState, checkoutPage, missingCheckoutPage } from '../../core/pages/checkout.mts';
import { sendPage } from '../../core/pages/page.mts';
import { recordOf, Refusal, refuseUnknownKeys } from '../../core/refusal.mts';
import type { Click, HexaiCore } from './core.mts';
import { statusFields } from './dialect.mts';
import type { Transaction } from './ledger.mts';
import { toGmd } from './money.mts';
import type { CollectionOrder } from './orders.mts';

const MERCHANT = 'Serekunda Market';

// A slow webhook receiver must not leave the payer in front of an empty page.
const LONGEST_WAIT_MS = 2_000;

interface WithId {
	Params: { id: string };
}

type Payable = Transaction & { order: CollectionOrder };

/** Adds the checkout page and its two buttons below `/hexai`. */
export function addCheckout(app: FastifyInstance, core: HexaiCore): void {
	app.get<WithId>('/checkout/:id', async (request, reply) => {
		const transaction = payableById(core, request.params.id);
		if (!transaction) return sendPage(reply.code(404), missingCheckoutPage);
		return showCheckout(reply, transaction);
	});
	for (const click of ['pay', 'cancel'] as const) {
		app.post<WithId>(`/checkout/:id/${click}`, async (request, reply) => {
			const transaction = payableById(core, request.params.id);
			if (!transaction) return sendPage(reply.code(404), missingCheckoutPage);
			await clickAndWait(core, transaction, click);
			return reply.redirect(`/hexai/checkout/${transaction.id}`, 303);
		});
	}
}

/** Adds the headless click below `/control/hexai`. */
export function addSettleCall(app: FastifyInstance, core: HexaiCore): void {
	app.post<WithId>('/transactions/:id/settle', async (request) => {
		const wanted = recordOf(request.body);
		refuseUnknownKeys(wanted, ['action']);
		const { action } = wanted;
		if (action !== 'pay' && action !== 'cancel') throw new Refusal('"action" must be pay or cancel.');
		return settleById(core, request.params.id, action);
	});
}

/** The click without a browser; gives the transaction as the API would. */
export async function settleById(
	core: HexaiCore,
	id: string,
	click: Click,
): Promise<Record<string, unknown>> {
	const transaction = payableById(core, id);
	if (!transaction) throw new Refusal(`There is no collection ${id}.`, 404);
	await clickAndWait(core, transaction, click);
	return statusFields(transaction, core.settings.read().dialect);
}

async function clickAndWait(core: HexaiCore, transaction: Transaction, click: Click): Promise<void> {
	await Promise.race([core.click(transaction, click), pause(LONGEST_WAIT_MS, undefined, { ref: false })]);
}

function payableById({ ledger }: HexaiCore, id: string): Payable | undefined {
	const transaction = ledger.byId(id);
	return transaction && isPayable(transaction) ? transaction : undefined;
}

function isPayable(transaction: Transaction): transaction is Payable {
	return transaction.order.type === 'COLLECTION';
}

function showCheckout(reply: FastifyReply, transaction: Payable): FastifyReply {
	const { order, id } = transaction;
	const state = stateOf(transaction);
	const returnUrl = { open: '', waiting: '', paid: order.successUrl, failed: order.errorUrl }[state];
	return sendPage(reply, (around) =>
		checkoutPage(
			{
				merchant: MERCHANT,
				amount: toGmd(order.amount),
				currency: 'GMD',
				reference: order.reference,
				transactionId: id,
				state,
				problem: explanationOf(transaction),
				payUrl: `/hexai/checkout/${id}/pay`,
				cancelUrl: `/hexai/checkout/${id}/cancel`,
				returnUrl,
				dashboardUrl: '/hexai',
			},
			around,
		),
	);
}

function stateOf({ status, clicked }: Transaction): CheckoutState {
	if (status === 'SUCCEEDED') return 'paid';
	if (status === 'FAILED') return 'failed';
	return clicked ? 'waiting' : 'open';
}

function explanationOf({ reason }: Transaction): string {
	switch (reason) {
		case 'cancelled_by_payer':
			return 'You cancelled this payment.';
		case 'insufficient_funds':
			return 'There is not enough money in the wallet.';
		case 'account_blocked':
			return 'The wallet is blocked.';
		case 'rate_limited':
			return 'Too many payments in a short time.';
		default:
			return '';
	}
}
