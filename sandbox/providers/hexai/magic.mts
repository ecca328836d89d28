import { HexaiProblem } from './problems.mts';

export type Reason =
	| 'insufficient_funds'
	| 'account_blocked'
	| 'rate_limited'
	| 'cancelled_by_payer'
	| 'unsupported_amount';

export type Outcome = { status: 'SUCCEEDED' } | { status: 'PENDING' } | { status: 'FAILED'; reason: Reason };

// Assumed: the documented magic amounts hold for payouts too, and settle later instead of at once.
const OUTCOMES: ReadonlyMap<number, Outcome> = new Map([
	[10_000, { status: 'SUCCEEDED' }],
	[20_000, { status: 'PENDING' }],
	[40_000, { status: 'FAILED', reason: 'insufficient_funds' }],
	[40_300, { status: 'FAILED', reason: 'account_blocked' }],
	[42_900, { status: 'FAILED', reason: 'rate_limited' }],
]);

const SERVER_ERROR_AMOUNT = 50_000;

/** How a payment of this amount ends. Assumed: every amount outside the documented table succeeds. */
export function outcomeOf(bututs: number): Outcome {
	return OUTCOMES.get(bututs) ?? { status: 'SUCCEEDED' };
}

/** Refuses the amounts that fail at initiate, before anything is stored. */
export function refuseMagicAmount(bututs: number, httpMagic: boolean): void {
	// Assumed: ERROR of the documented table means HTTP 500 at initiate.
	if (bututs === SERVER_ERROR_AMOUNT) throw new HexaiProblem('INTERNAL_ERROR', 'Internal server error.');
	if (!httpMagic) return;
	if (bututs === 40_000) throw new HexaiProblem('INSUFFICIENT_FUNDS', 'Insufficient funds.');
	if (bututs === 40_300) throw new HexaiProblem('FORBIDDEN', 'The account is blocked.');
	if (bututs === 42_900) throw new HexaiProblem('RATE_LIMITED', 'Rate limit exceeded.');
}
