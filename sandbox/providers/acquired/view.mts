import type { DashboardView, TableRow, Tone } from '../../core/simulator.mts';
import type { AcquiredCore, Payment } from './core.mts';
import type { Ledger } from './ledgers.mts';
import { listed } from './requests.mts';
import { apiUser } from './tokens.mts';

/** What the dashboard shows of Acquired Banking. */
export function dashboardView(core: AcquiredCore, origin: string): DashboardView {
	const { logins, refusedLogins } = core.tokens.counts();
	const count = (kind: string): string => String(core.payments.filter((each) => each.kind === kind).length);
	return {
		credentials: [
			{ label: 'Base URL', value: `${origin}/acquired` },
			{ label: 'Email', value: apiUser.email },
			{ label: 'Password', value: apiUser.password },
			{ label: 'App ID', value: apiUser.appId },
			{ label: 'App key', value: apiUser.appKey },
			{ label: 'Company hashcode', value: core.settings.read().companyHashcode },
		],
		figures: [
			{ label: 'Log-ins', value: String(logins) },
			{ label: 'Refused log-ins', value: String(refusedLogins) },
			{ label: 'Transfers', value: count('transfer') },
			{ label: 'Payouts', value: count('payout') },
		],
		tables: [
			{
				title: 'Payments',
				columns: ['Time', 'Kind', 'Transaction ID', 'Reference', 'Amount'],
				rows: core.payments.toReversed().map(paymentRow),
				empty:
					'Nothing yet. Make a transfer or a payout in n8n, with a credential like the one on this page.',
			},
			{
				title: 'Ledgers',
				columns: ['Name', 'Ledger ID', 'Balance'],
				rows: core.ledgers.list().map(ledgerRow),
				empty: 'There are no ledgers.',
			},
		],
	};
}

/** What control calls and tests see of Acquired Banking. */
export function stateOf(core: AcquiredCore): Record<string, unknown> {
	return {
		...core.tokens.counts(),
		ledgers: core.ledgers.list().map(listed),
		payments: core.payments,
	};
}

const TONES: Readonly<Record<string, Tone>> = { '1': 'good', '11': 'waiting', '12': 'waiting' };

function paymentRow({ kind, transactionId, at, code, body }: Payment): TableRow {
	const { reference, amount, currency } = body;
	const words = [amount, currency].filter((part) => typeof part === 'string' || typeof part === 'number');
	return {
		cells: [
			{ time: at },
			kind === 'transfer' ? 'Transfer' : 'Payout',
			transactionId,
			typeof reference === 'string' ? reference : '',
			{ amount: words.join(' ') },
		],
		state: { text: `code ${code}`, tone: TONES[code] ?? 'bad' },
		actions: [],
	};
}

function ledgerRow({ name, id, currency, balance, owner }: Ledger): TableRow {
	return {
		cells: [name, id, { amount: `${(balance / 100).toFixed(2)} ${currency}` }],
		state: owner === null ? { text: 'own', tone: 'good' } : { text: 'customer', tone: 'waiting' },
		actions: [{ label: 'Receive 100.00', action: 'receive', subject: id }],
	};
}
