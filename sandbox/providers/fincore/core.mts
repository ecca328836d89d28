import type { Settings } from '../../core/settings.mts';
import type { Bench } from '../../core/simulator.mts';
import { type Book, Books, type Entry } from './book.mts';
import { eventBody, outgoing, signed, wants } from './events.mts';
import { FincoreProblem } from './problems.mts';
import { RateLimit } from './rateLimit.mts';
import type { FincoreSettings } from './settings.mts';

/** Assumed: this amount fails after it was accepted. */
const FAILS_LATER = 13.13;

/** What the Fincore service does, without HTTP. */
export class FincoreCore {
	readonly bench: Bench;
	readonly settings: Settings<FincoreSettings>;
	readonly books = new Books();
	readonly rate: RateLimit;
	/** Of the calls for reports alone. */
	readonly reportRate: RateLimit;
	private nextEvent = 1;

	constructor(bench: Bench, settings: Settings<FincoreSettings>) {
		this.bench = bench;
		this.settings = settings;
		this.rate = new RateLimit(bench.clock);
		this.reportRate = new RateLimit(bench.clock);
	}

	/** Adds an object with the caller's fields and what the service adds to them. */
	add(book: Book, fields: Record<string, unknown>, status: string): Entry {
		return book.add({ ...fields, status, created_at: new Date(this.bench.clock.now()).toISOString() });
	}

	addClient(fields: Record<string, unknown>): Entry {
		const client = this.add(this.books.clients, { ...fields, kyc: { status: 'pending' } }, 'active');
		this.tell('client.created', client);
		return client;
	}

	/** Approval, rejection or disbursement; a loan only moves forward. */
	moveLoan(loan: Entry, from: string, to: string, fields: Record<string, unknown>): Entry {
		if (loan.status !== from) {
			throw new FincoreProblem(409, `This loan is ${String(loan.status)}; it must be ${from}.`);
		}
		Object.assign(loan, fields, { id: loan.id, status: to });
		this.tell(`loan.${to}`, loan);
		return loan;
	}

	repay(loan: Entry, fields: Record<string, unknown>): Entry {
		if (loan.status !== 'disbursed') {
			throw new FincoreProblem(409, 'Repayments are taken for a disbursed loan only.');
		}
		const repayment = this.add(this.books.repayments, { ...fields, loan_id: loan.id }, 'completed');
		this.tell('loan.repayment', repayment);
		return repayment;
	}

	/** A payment or a disbursement: pending at first, settled after a while. */
	move(kind: 'payment' | 'disbursement', fields: Record<string, unknown>): Entry {
		const book = kind === 'payment' ? this.books.payments : this.books.disbursements;
		const entry = this.add(book, fields, 'pending');
		this.bench.clock.after(this.settings.read().settleAfterMs, () => {
			entry.status = Number(entry.amount) === FAILS_LATER ? 'failed' : 'completed';
			this.tell(`${kind}.${entry.status}`, entry);
		});
		return entry;
	}

	/** The payer's choice on the pay page; later clicks change nothing. */
	payLink(link: Entry, click: 'pay' | 'cancel'): Entry {
		if (link.status !== 'pending') return link;
		link.status = click === 'pay' ? 'paid' : 'cancelled';
		if (click === 'pay') {
			const { amount, reference } = link;
			const fields = { amount, reference, payment_link_id: link.id };
			this.tell('payment.completed', this.add(this.books.payments, fields, 'completed'));
		}
		return link;
	}

	/** Sends an event to every webhook that wants it, and to the address of the panel. */
	tell(event: string, data: Entry): void {
		const settings = this.settings.read();
		const body = eventBody(this.eventId(), event, data, this.bench.clock.now());
		const registered = this.books.webhooks.all().filter((webhook) => wants(webhook, event));
		const urls = [settings.webhookUrl, ...registered.map(({ url }) => String(url))].filter(
			(url) => url !== '',
		);
		for (const url of urls) {
			const sent = outgoing(url, event, data.id, body, signed(body, settings));
			void this.bench.deliveries.send(sent, settings.deliveryDelayMs);
		}
		if (urls.length > 0 && settings.deliveryDelayMs > 0) this.settings.change({ deliveryDelayMs: 0 });
	}

	eventId(): string {
		return `evt_${this.nextEvent++}`;
	}

	/** Starts afresh. */
	reset(): void {
		this.books.reset();
		this.rate.reset();
		this.reportRate.reset();
		this.nextEvent = 1;
	}
}
