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
	const rows = groups.flatMap(([kind, entries]) => entries.map((entry) => row(kind, entry)));
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
		table: {
			title: 'Records',
			columns: ['Created', 'Kind', 'ID', 'Amount or address'],
			rows: rows.toSorted((a, b) => (b.cells[0] ?? '').localeCompare(a.cells[0] ?? '')),
			empty: 'Nothing yet. Create a loan or a payment link with the base URL and key above.',
		},
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

function row(kind: string, { id, status, created_at: created, amount, url }: Entry): TableRow {
	const isLink = kind === 'Payment link';
	const word = String(status);
	return {
		cells: [String(created).slice(11, 19), kind, id, String(amount ?? (isLink ? '' : (url ?? '')))],
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
