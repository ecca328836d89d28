/** One object of Fincore. Assumed: every field name but `id`; what a caller sends is echoed. */
export interface Entry {
	id: string;
	[field: string]: unknown;
}

const DOCUMENTED_CLIENTS = 135;

/** The rows of one area, oldest first. */
export class Book {
	private entries: Entry[] = [];
	private readonly prefix: string;
	private nextNumber = 1;

	constructor(prefix: string) {
		this.prefix = prefix;
	}

	add(fields: Record<string, unknown>): Entry {
		const entry: Entry = { ...fields, id: `${this.prefix}${this.nextNumber++}` };
		this.entries.push(entry);
		return entry;
	}

	/** Assumed: a caller's own `external_id` names a record as well. */
	find(id: string): Entry | undefined {
		return this.entries.find((entry) => entry.id === id || entry.external_id === id);
	}

	remove(id: string): boolean {
		const before = this.entries.length;
		this.entries = this.entries.filter((entry) => entry.id !== id);
		return this.entries.length < before;
	}

	all(): readonly Entry[] {
		return this.entries;
	}

	clear(firstNumber = 1): void {
		this.entries = [];
		this.nextNumber = firstNumber;
	}
}

/** Everything the simulator keeps. */
export class Books {
	readonly clients = new Book('');
	readonly loans = new Book('loan_');
	readonly repayments = new Book('rep_');
	readonly payments = new Book('pay_');
	readonly paymentLinks = new Book('link_');
	readonly disbursements = new Book('dis_');
	readonly webhooks = new Book('wh_');

	constructor() {
		this.reset();
	}

	/** As at the start: the 135 clients of the documented list, and nothing else. */
	reset(): void {
		for (const book of Object.values(this)) if (book instanceof Book) book.clear();
		this.clients.clear(1001);
		for (let index = 1; index <= DOCUMENTED_CLIENTS; index++) {
			const name = `Client ${String(index).padStart(3, '0')}`;
			this.clients.add({ name, status: 'active', kyc: { status: index % 3 === 0 ? 'pending' : 'verified' } });
		}
	}
}
