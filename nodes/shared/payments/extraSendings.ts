import type { Timing } from '../basics/timing';
import type { Claim } from './claims';
import { contest } from './contest';
import { doubtfulAmong } from './keyStates';
import { againMark, type PaymentMarks } from './marks';
import type { WordStore } from '../store/wordStore';

/** What a wish for an extra sending came to; a key whose allowed sendings are used up is in neither. */
export interface ExtraSendings {
	claims: Map<PaymentMarks, Claim>;
	/** `uncertain`: it may have been accepted after all, or is not this payment. */
	refused: Map<PaymentMarks, 'contested' | 'uncertain'>;
	/** Words of the contests, to be taken out when there is a write anyway. */
	owners: string[];
}

/**
 * Claims extra sendings of keys whose outcome is not known. Each allowed sending is a mark of its own, which one claim
 * gets: a list that stays in place allows no more.
 *
 * @param allowed how many extra sendings of each key a person has allowed
 * @throws BrokenClaim, and whatever the store throws; nothing may be sent then
 */
export async function claimExtraSendings(
	wanted: readonly PaymentMarks[],
	allowed: (marks: PaymentMarks) => number,
	store: WordStore,
	timing: Timing,
): Promise<ExtraSendings> {
	const { claims, refused, owners }: ExtraSendings = { claims: new Map(), refused: new Map(), owners: [] };
	for (let count = 1; ; count++) {
		const open = wanted.filter((one) => !claims.has(one) && !refused.has(one) && allowed(one) >= count);
		if (open.length === 0) return { claims, refused, owners };
		const agains = open.map((one) => ({ first: againMark(one, count), beside: [] }));
		const { verdicts, owner } = await contest(agains, [], store, timing);
		owners.push(owner);
		for (const [index, one] of open.entries()) {
			if (verdicts[index]?.state === 'contested') refused.set(one, 'contested');
		}
		const got = open.filter((_, index) => verdicts[index]?.state === 'won');
		const doubtful = await doubtfulAmong(got, owner, store);
		for (const marks of got) {
			if (doubtful.has(marks)) refused.set(marks, 'uncertain');
			else claims.set(marks, { marks, sentAgain: count, owner });
		}
	}
}
