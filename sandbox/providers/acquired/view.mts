import type { DashboardView } from '../../core/simulator.mts';
import type { AcquiredCore } from './core.mts';
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
		table: {
			title: 'Ledgers',
			columns: ['Name', 'Ledger ID', 'Currency', 'Balance'],
			rows: core.ledgers.list().map((ledger) => ({
				cells: [ledger.name, ledger.id, ledger.currency, (ledger.balance / 100).toFixed(2)],
				state: ledger.owner === null ? { text: 'own', tone: 'good' } : { text: 'customer', tone: 'waiting' },
				actions: [{ label: 'Receive 100.00', action: 'receive', subject: ledger.id }],
			})),
			empty: 'There are no ledgers.',
		},
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
