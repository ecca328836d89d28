import type { Bench } from '../../core/simulator.mts';
import type { Settings } from '../../core/settings.mts';
import { Ledger, type Transaction } from './ledger.mts';
import { outcomeOf, type Outcome, refuseMagicAmount } from './magic.mts';
import type { Order } from './orders.mts';
import { HexaiProblem } from './problems.mts';
import { statusWord } from './dialect.mts';
import type { HexaiSettings } from './settings.mts';
import { eventName, signature, signatureHeader, webhookBody } from './webhook.mts';

export interface Answer {
	statusCode: number;
	body: unknown;
}

export type Click = 'pay' | 'cancel';

const CANCELLED: Outcome = { status: 'FAILED', reason: 'cancelled_by_payer' };

/** What the HexAI service does, without HTTP. */
export class HexaiCore {
	readonly bench: Bench;
	readonly settings: Settings<HexaiSettings>;
	ledger: Ledger;
	private readonly firstAnswers = new Map<string, Answer>();

	constructor(bench: Bench, settings: Settings<HexaiSettings>) {
		this.bench = bench;
		this.settings = settings;
		this.ledger = new Ledger(bench.clock.now());
	}

	/** Books an order once; the same order again gets the first answer again. */
	initiate(order: Order, answer: (transaction: Transaction) => Answer): Answer {
		const earlier = this.ledger.byReference(order.reference);
		if (earlier) return this.repeated(earlier, order);
		const settings = this.settings.read();
		refuseMagicAmount(order.amount, settings.httpMagic);
		const transaction = this.ledger.book(order, this.bench.clock.now());
		this.planSettlement(transaction, settings);
		const first = answer(transaction);
		this.firstAnswers.set(transaction.id, first);
		return first;
	}

	/** The payer's choice on the checkout page; resolves once the webhook was tried. Later clicks change nothing. */
	async click(transaction: Transaction, click: Click): Promise<void> {
		if (transaction.clicked) return;
		transaction.clicked = true;
		await this.settle(transaction, click === 'pay' ? outcomeOf(transaction.order.amount) : CANCELLED);
	}

	/** Starts afresh. */
	reset(): void {
		this.firstAnswers.clear();
		this.ledger = new Ledger(this.bench.clock.now());
	}

	private repeated(earlier: Transaction, order: Order): Answer {
		const first = this.firstAnswers.get(earlier.id);
		// Assumed: a repeat is recognised by its reference and fields; references are shared by collections and payouts.
		if (first && JSON.stringify(earlier.order) === JSON.stringify(order)) return first;
		throw new HexaiProblem('DUPLICATE_REFERENCE', 'This client_reference was used for a different request.');
	}

	private planSettlement(transaction: Transaction, settings: HexaiSettings): void {
		const { clock } = this.bench;
		if (transaction.order.type === 'COLLECTION') {
			const { settleAfterMs } = settings;
			if (settleAfterMs !== null) clock.after(settleAfterMs, () => this.click(transaction, 'pay'));
			return;
		}
		const outcome = payoutOutcome(transaction.order.amount, settings);
		clock.after(settings.payoutSettleMs, () => this.settle(transaction, outcome));
	}

	private async settle(transaction: Transaction, outcome: Outcome): Promise<void> {
		if (this.ledger.settle(transaction, outcome, this.bench.clock.now())) await this.notify(transaction);
	}

	private async notify(transaction: Transaction): Promise<void> {
		const { webhookUrl, webhookSecret, webhookForm, dialect, deliveryDelayMs } = this.settings.read();
		if (webhookUrl === '') return;
		const { id, order } = transaction;
		const status = statusWord(transaction, dialect);
		const event = eventName(status, order.type, dialect);
		const { reference, type, amount } = order;
		const body = webhookBody({ event, id, reference, type, amount, status }, dialect);
		const value = signature(body, webhookSecret, webhookForm, this.bench.clock.now());
		const headers = { 'content-type': 'application/json', [signatureHeader(dialect)]: value };
		const outgoing = { url: webhookUrl, event, reference, body, headers };
		const { attempted } = this.bench.deliveries.send(outgoing, deliveryDelayMs);
		if (deliveryDelayMs === 0) return attempted;
		this.settings.change({ deliveryDelayMs: 0 });
	}
}

// Assumed: the newer service accepts a payout with bututs and lets it fail later.
function payoutOutcome(amount: number, { dialect }: HexaiSettings): Outcome {
	if (dialect === 'newer' && amount % 100 !== 0) return { status: 'FAILED', reason: 'unsupported_amount' };
	return outcomeOf(amount);
}
