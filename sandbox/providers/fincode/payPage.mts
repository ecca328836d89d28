import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { type CheckoutState, checkoutPage, missingCheckoutPage } from '../../core/pages/checkout.mts';
import { sendPage } from '../../core/pages/page.mts';
import { Refusal } from '../../core/refusal.mts';
import type { FincodeCore } from './core.mts';
import { toText } from './money.mts';
import type { Transaction } from './transactions.mts';

type Click = 'pay' | 'cancel';

interface WithPcn {
	Params: { pcn: string };
}

// A slow webhook receiver must not leave the payer in front of an empty page.
const LONGEST_WAIT_MS = 2_000;

const PROBLEMS: Partial<Record<Transaction['status'], string>> = {
	CANCELLED: 'You cancelled this payment.',
	EXPIRED: 'This payment was not made in time.',
};

/** Adds the hosted payment page that supported-payment-methods points to. */
export function addPayPage(app: FastifyInstance, core: FincodeCore): void {
	app.get<WithPcn>('/pay/:pcn', async (request, reply) => {
		const transaction = byPcn(core, request.params.pcn);
		if (!transaction) return sendPage(reply.code(404), missingCheckoutPage);
		return show(reply, transaction);
	});
	for (const click of ['pay', 'cancel'] as const) {
		app.post<WithPcn>(`/pay/:pcn/${click}`, async (request, reply) => {
			const transaction = byPcn(core, request.params.pcn);
			if (!transaction) return sendPage(reply.code(404), missingCheckoutPage);
			if (transaction.status === 'WAITING_TO_PAY') await clickAndWait(core, transaction, click);
			return reply.redirect(`/fincode/pay/${transaction.pcn}`, 303);
		});
	}
}

/** The payer's choice; resolves once the webhook was tried. */
export async function clickAndWait(core: FincodeCore, transaction: Transaction, click: Click): Promise<void> {
	const { transactions, ledger } = core.present;
	const from = ledger.house('CARDS', transaction.sendCurrency);
	const done =
		click === 'pay'
			? transactions.pay(transaction, from, transaction.sendAmount, `PAGE ${transaction.pcn}`)
			: transactions.cancel(transaction);
	await Promise.race([done, pause(LONGEST_WAIT_MS, undefined, { ref: false })]);
}

/** A transaction that can still be paid, or a refusal for a control call. */
export function openByPcn(core: FincodeCore, pcn: string): Transaction {
	const transaction = byPcn(core, pcn);
	if (!transaction) throw new Refusal(`There is no transaction ${pcn}.`, 404);
	if (transaction.status !== 'WAITING_TO_PAY') throw new Refusal(`${pcn} is ${transaction.status}.`);
	return transaction;
}

function byPcn({ present }: FincodeCore, pcn: string): Transaction | undefined {
	return present.transactions.newestFirst().find((each) => each.pcn === pcn);
}

function show(reply: FastifyReply, { pcn, status, sendAmount, sendCurrency }: Transaction): FastifyReply {
	return sendPage(reply, (around) =>
		checkoutPage(
			{
				merchant: 'FinCode Sandbox',
				amount: toText(sendAmount),
				currency: sendCurrency,
				reference: pcn,
				transactionId: pcn,
				state: stateOf(status),
				problem: PROBLEMS[status] ?? '',
				payUrl: `/fincode/pay/${pcn}/pay`,
				cancelUrl: `/fincode/pay/${pcn}/cancel`,
				returnUrl: '',
				dashboardUrl: '/fincode',
			},
			around,
		),
	);
}

function stateOf(status: Transaction['status']): CheckoutState {
	if (status === 'WAITING_TO_PAY') return 'open';
	if (status === 'CANCELLED' || status === 'EXPIRED') return 'failed';
	return status === 'VERIFYING' ? 'waiting' : 'paid';
}
