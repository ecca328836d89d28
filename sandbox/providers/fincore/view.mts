import type { DashboardView, TableRow, Tone } from '../../core/simulator.mts';
import type { Entry } from './book.mts';
import type { FincoreCore } from './core.mts';
import { API_KEY } from './routes.mts';

const TONES: Readonly<Record<string, Tone>> = {
	pending: 'waiting',
	approved: 'waiting',
	rejected: 'bad',
	failed: 'bad',
	cancelled: 'bad',
};

/** What the dashboard shows of Fincore. */
export function dashboardView(core: FincoreCore, origin: string): DashboardView {
	const { books, rate, settings } = core;
	const groups: ReadonlyArray<readonly [string, readonly Entry[]]> = [
		['Loan', books.loans.all()],
		['Repayment', books.repayments.all()],
		['Payment', books.payments.all()],
		['Payment link', books.paymentLinks.all()],
		['Disbursement', books.disbursements.all()],
		['Webhook', books.webhooks.all()],
	];
	const entries = groups.flatMap(([kind, all]) => all.map((entry) => [kind, entry] as const));
	return {
		credentials: [
			{ label: 'Base URL', value: `${origin}/fincore/v1` },
			{ label: 'API key', value: API_KEY },
			{ label: 'Webhook secret', value: settings.read().webhookSecret },
		],
		figures: [
			{ label: 'Clients', value: String(books.clients.all().length) },
			{ label: 'Loans', value: String(books.loans.all().length) },
			{ label: 'Most calls in a window', value: String(rate.most) },
			{ label: 'Refused for the rate', value: String(rate.refused) },
		],
		tables: [
			{
				title: 'Records',
				columns: ['Created', 'Kind', 'ID', 'Amount or address'],
				rows: entries
					.toSorted(([, a], [, b]) => createdAt(b) - createdAt(a))
					.map(([kind, entry]) => row(kind, entry)),
				empty:
					'Nothing yet. Create a loan or a payment link in n8n, with a credential like the one on this page.',
			},
		],
	};
}

/** What control calls and tests see of Fincore. */
export function stateOf({ books, rate, reportRate }: FincoreCore): Record<string, unknown> {
	return {
		clients: books.clients.all().length,
		loans: books.loans.all(),
		repayments: books.repayments.all(),
		payments: books.payments.all(),
		paymentLinks: books.paymentLinks.all(),
		disbursements: books.disbursements.all(),
		webhooks: books.webhooks.all(),
		rate: { most: rate.most, refused: rate.refused },
		reportRate: { most: reportRate.most, refused: reportRate.refused },
	};
}

function row(kind: string, entry: Entry): TableRow {
	const { id, status, amount, url } = entry;
	const isLink = kind === 'Payment link';
	const word = String(status);
	return {
		cells: [
			{ time: createdAt(entry) },
			kind,
			id,
			amount === undefined ? String(isLink ? '' : (url ?? '')) : { amount: amountText(entry) },
		],
		state: { text: word, tone: TONES[word] ?? 'good' },
		...(isLink && { link: { label: 'Pay page', href: `/fincore/pay/${id}` } }),
		actions:
			isLink && word === 'pending'
				? [
						{ label: 'Pay', action: 'pay', subject: id },
						{ label: 'Cancel', action: 'cancel', subject: id },
					]
				: [],
	};
}

function createdAt({ created_at: created }: Entry): number {
	return Date.parse(String(created));
}

function amountText({ amount, currency }: Entry): string {
	return [String(amount), currency].filter((part) => typeof part === 'string').join(' ');
}
