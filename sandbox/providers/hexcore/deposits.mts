import { type Account, credit, debit } from './accounts.mts';
import { newId } from './ids.mts';
import { interestOn, shareOf, toNaira } from './money.mts';
import { HexcoreProblem } from './problems.mts';
import { dayAfter, daysBetween, printed } from './time.mts';

const YEAR_DAYS = 365;

// Assumed: an early withdrawal costs a third of the interest so far, about what the documented sample shows.
const PENALTY_SHARE = 3n;

export interface Deposit {
	id: string;
	account: Account;
	/** What is still booked. */
	principal: bigint;
	/** Days. */
	tenor: number;
	/** Percent per year. */
	rate: number;
	rollover: boolean;
	status: 'ACTIVE' | 'LIQUIDATED';
	createdAt: number;
}

/** Fixed deposits: the principal leaves the account at once and comes back on liquidation. */
export class Deposits {
	private readonly deposits: Deposit[] = [];

	create(
		wanted: Pick<Deposit, 'account' | 'principal' | 'tenor' | 'rate' | 'rollover'>,
		now: number,
	): Deposit {
		debit(wanted.account, wanted.principal);
		const deposit: Deposit = { ...wanted, id: newId('fd_'), status: 'ACTIVE', createdAt: now };
		this.deposits.push(deposit);
		return deposit;
	}

	/** @param part what to pay out; everything when left out */
	liquidate(id: string, part: bigint | undefined, now: number): Record<string, unknown> {
		const deposit = this.get(id);
		if (deposit.status === 'LIQUIDATED') {
			throw new HexcoreProblem('invalid_state', 'The deposit is liquidated already.');
		}
		const amount = part ?? deposit.principal;
		if (amount > deposit.principal) {
			throw new HexcoreProblem('validation_error', 'The amount field is more than the deposit holds.');
		}
		const interest = interestOn(amount, deposit.rate, daysBetween(deposit.createdAt, now), YEAR_DAYS);
		const isEarly = now < dayAfter(deposit.createdAt, deposit.tenor);
		const penalty = isEarly ? shareOf(interest, 1n, PENALTY_SHARE) : 0n;
		const total = amount + interest - penalty;
		deposit.principal -= amount;
		if (deposit.principal === 0n) deposit.status = 'LIQUIDATED';
		credit(deposit.account, total);
		return {
			deposit_id: deposit.id,
			status: deposit.status,
			principal_returned: toNaira(amount),
			interest_paid: toNaira(interest),
			penal_charge: toNaira(penalty),
			total_credited: toNaira(total),
			credited_account: deposit.account.number,
			liquidated_at: printed(now),
		};
	}

	/** All deposits, newest first. */
	newestFirst(): Deposit[] {
		return this.deposits.toReversed();
	}

	private get(id: string): Deposit {
		const deposit = this.deposits.find((each) => each.id === id);
		if (!deposit) throw new HexcoreProblem('not_found', 'There is no such deposit.');
		return deposit;
	}
}

/** A deposit as its booking answers it. */
export function depositFields(deposit: Deposit): Record<string, unknown> {
	const { principal, rate, tenor, createdAt } = deposit;
	return {
		deposit_id: deposit.id,
		status: deposit.status,
		principal: toNaira(principal),
		expected_interest: toNaira(interestOn(principal, rate, tenor, YEAR_DAYS)),
		maturity_date: printed(dayAfter(createdAt, tenor)),
		auto_rollover: deposit.rollover,
		created_at: printed(createdAt),
	};
}
