import { randomInt, randomUUID } from 'node:crypto';
import type { Outgoing } from '../../core/deliveries.mts';
import { Refusal } from '../../core/refusal.mts';
import type { Bench } from '../../core/simulator.mts';
import type { Settings } from '../../core/settings.mts';
import { COMPANY_ID, type Ledger, Ledgers, MID_ID, toMinor } from './ledgers.mts';
import { badRequest } from './problems.mts';
import type { AcquiredSettings, EventName } from './settings.mts';
import { Tokens } from './tokens.mts';
import { ACQUIRED_RETRIES, hashOf, type Notice, timestampOf, webhookBody } from './webhook.mts';

/** Assumed: what these references do. */
const TRANSFER_CODES: Record<string, { code: string; message: string }> = {
	QUARANTINE: { code: '12', message: 'quarantined' },
	DECLINE: { code: '101', message: 'declined' },
	SUPPORT: { code: '606', message: 'contact_support' },
	FIREWALL: { code: '651', message: 'compliance_firewall' },
};

const INSUFFICIENT = { code: '650', message: 'insufficient_funds' };

const OUTCOMES: Record<string, string> = { '1': 'Transaction Success', '101': 'Declined', '11': 'Pending' };

export interface Payment {
	kind: 'transfer' | 'payout';
	transactionId: string;
	at: number;
	code: string;
	body: Record<string, unknown>;
}

/** What the Banking API does, without HTTP. */
export class AcquiredCore {
	readonly bench: Bench;
	readonly settings: Settings<AcquiredSettings>;
	tokens: Tokens;
	ledgers = new Ledgers();
	payments: Payment[] = [];
	customers = new Set<string>();

	constructor(bench: Bench, settings: Settings<AcquiredSettings>) {
		this.bench = bench;
		this.settings = settings;
		this.tokens = new Tokens(bench.clock);
	}

	/** Moves money between two ledgers. Assumed: other codes than 1 come with HTTP 200 and status 1. */
	transfer(from: Ledger, to: Ledger, body: Record<string, unknown>): Record<string, unknown> {
		if (from.currency !== to.currency) throw badRequest('The ledgers have different currencies');
		const amount = toMinor(body.amount);
		if (amount === undefined) throw badRequest('amount: digits and dot, 1-11 characters, above zero');
		const reference = String(body.reference);
		const transactionId = randomUUID();
		const found = TRANSFER_CODES[reference] ?? (amount > from.balance ? INSUFFICIENT : undefined);
		const { code, message } = found ?? { code: '1', message: 'success' };
		if (!found) {
			this.ledgers.book(from, -amount, reference, transactionId, this.bench.clock.now());
			this.ledgers.book(to, amount, reference, transactionId, this.bench.clock.now());
		}
		this.payments.push({ kind: 'transfer', transactionId, at: this.bench.clock.now(), code, body });
		return { status: 1, message, response_code: code, transaction_id: transactionId };
	}

	/** Takes any payout and tells its outcome later. Assumed, the whole of it. */
	payOut(body: Record<string, unknown>): Record<string, unknown> {
		const transactionId = randomInt(10_000_000, 99_999_999);
		const at = this.bench.clock.now();
		const payment: Payment = { kind: 'payout', transactionId: String(transactionId), at, code: '11', body };
		const ledger = this.ledgers.find(body.ledger_id);
		const amount = toMinor(body.amount) ?? 0;
		if (ledger ? amount > ledger.balance : this.ledgers.areEmptied()) {
			const { code, message } = INSUFFICIENT;
			this.payments.push({ ...payment, code });
			return { status: 1, message, response_code: code, transaction_id: transactionId };
		}
		if (ledger && amount > 0) {
			this.ledgers.book(ledger, -amount, 'PAY_OUT', payment.transactionId, this.bench.clock.now());
		}
		this.payments.push(payment);
		const { payoutSettleMs } = this.settings.read();
		this.bench.clock.after(payoutSettleMs, () => this.settle(payment, ledger, amount));
		return { status: 1, message: 'pending', response_code: '11', transaction_id: transactionId };
	}

	/** Money from outside comes into a ledger. */
	async receive(ledgerId: unknown, amountText: unknown): Promise<Ledger> {
		const ledger = this.ledgers.find(ledgerId);
		const amount = toMinor(amountText);
		if (!ledger) throw new Refusal('There is no such ledger.', 404);
		if (amount === undefined) throw new Refusal('"amount" must be a text above zero, like "100.00".');
		const transactionId = String(randomInt(10_000_000, 99_999_999));
		this.ledgers.book(ledger, amount, 'FUNDS', transactionId, this.bench.clock.now());
		// Assumed: everything after the shared fields; this body is not documented.
		await this.notify('funds_received', {
			ledger_id: ledger.id,
			amount: String(amountText),
			currency: ledger.currency,
			transaction_id: transactionId,
		});
		return ledger;
	}

	/** Tells that a transaction has changed; only control calls do that. */
	async update(transactionId: string, code: string): Promise<void> {
		await this.notify('transaction_update', transactionFields(transactionId, code));
	}

	/** The fields all events share. */
	notice(event: string, fields: Record<string, unknown>): Notice {
		return {
			// Random, so that receivers which drop repeats by id still see new events after a reset.
			id: randomUUID().toUpperCase(),
			timestamp: timestampOf(this.bench.clock.now()),
			company_id: COMPANY_ID,
			event,
			...fields,
		};
	}

	/** A signed webhook, ready to be sent. */
	outgoing(notice: Notice): Outgoing {
		const { companyHashcode } = this.settings.read();
		return this.unsigned(notice, hashOf(notice, companyHashcode));
	}

	/** A webhook under a hash of the caller's choice. */
	unsigned(notice: Notice, hash: string | undefined): Outgoing {
		return {
			url: this.urlOf(notice.event),
			event: notice.event,
			reference: String(notice.transaction_id ?? notice.id),
			body: webhookBody(notice, hash),
			headers: { 'content-type': 'application/json' },
			policy: ACQUIRED_RETRIES,
		};
	}

	/** Starts afresh. */
	reset(): void {
		this.tokens = new Tokens(this.bench.clock);
		this.ledgers = new Ledgers();
		this.payments = [];
		this.customers = new Set();
	}

	private async settle(payment: Payment, ledger: Ledger | undefined, amount: number): Promise<void> {
		const fails = /\.01$/.test(String(payment.body.amount ?? ''));
		payment.code = fails ? '101' : '1';
		if (fails && ledger && amount > 0) {
			this.ledgers.book(ledger, amount, 'PAY_OUT returned', payment.transactionId, this.bench.clock.now());
		}
		await this.notify('transaction_outcome', transactionFields(payment.transactionId, payment.code));
	}

	private urlOf(event: string): string {
		const settings = this.settings.read();
		const own: Record<string, string> = {
			transaction_outcome: settings.outcomeUrl,
			transaction_update: settings.updateUrl,
			funds_received: settings.fundsUrl,
		};
		return own[event] || settings.webhookUrl;
	}

	private async notify(event: EventName, fields: Record<string, unknown>): Promise<void> {
		const outgoing = this.outgoing(this.notice(event, fields));
		if (outgoing.url === '') return;
		const { deliveryDelayMs } = this.settings.read();
		const { attempted } = this.bench.deliveries.send(outgoing, deliveryDelayMs);
		if (deliveryDelayMs === 0) return attempted;
		this.settings.change({ deliveryDelayMs: 0 });
	}
}

/** The documented fields of transaction_outcome. Assumed for transaction_update. */
export function transactionFields(transactionId: string, code: string): Record<string, unknown> {
	return {
		response_code: code,
		response_message: OUTCOMES[code] ?? `Code ${code}`,
		transaction_type: 'PAY_OUT',
		mid_id: MID_ID,
		transaction_id: transactionId,
	};
}
