import type { IDataObject } from 'n8n-workflow';

import { failureSigns } from '../../../shared/api/failureSigns';
import type { OperationTools } from '../../../shared/api/operation';
import { rowsIn } from '../../../shared/api/output';
import type { Found } from '../../../shared/api/payment';
import { mapStatus, type SubjectStatus } from '../../../shared/api/subject';
import { firstAt, firstText, isObject } from '../../../shared/basics/json';
import { toDecimalString } from '../../../shared/basics/money';
import { saysError } from '../../answers';
import { STATUS_WORDS } from '../../status';
import { getAll, isLast, transactionsOn } from '../transaction/getAll';

const MAX_PAGES = 5;
const PAGE_SIZE = 50;

/**
 * Looks for a payout in the list of transactions (https://hpg.hexai.gm/docs/api-reference, GET /client/transactions),
 * which has neither a filter nor a documented order: the first 250 rows are read. What a row holds is not documented
 * (inferred): its members are taken to bear the names they have in the payout's call and in the webhook.
 *
 * @param sent the body of the payout as it went out
 * @returns accepted, or undefined when no row proves it. Never failed: a failed row can be that of an earlier sending of the
 *   same reference, while the row of this one is not there yet.
 * @throws CallFailure when the list can't be read
 */
export async function findPayout(
	sent: IDataObject,
	{ send }: Pick<OperationTools, 'send'>,
): Promise<Found | undefined> {
	const found: IDataObject[] = [];
	for (let number = 1; number <= MAX_PAGES; number++) {
		const page = { number, offset: (number - 1) * PAGE_SIZE, size: PAGE_SIZE };
		const { body } = await send(transactionsOn(page));
		const rows = rowsOf(body);
		if (!rows) return undefined;
		found.push(...rows.filter(isObject).filter((row) => isOf(sent, row)));
		const accepted = inState('succeeded', found) ?? inState('pending', found);
		if (accepted) return { state: 'accepted', output: accepted };
		if (rows.length === 0 || isLast(body, page)) break;
	}
	return undefined;
}

/** The rows of a page; an answer without content is no end of the list. */
function rowsOf(body: unknown): unknown[] | undefined {
	const holdsSomething = isObject(body) || Array.isArray(body);
	return holdsSomething && !saysError(body) ? rowsIn(getAll, body) : undefined;
}

/**
 * Whether a row is this payout. A collection may have the same reference and amount, so the row must say that it is
 * a payout or who gets it.
 */
function isOf(sent: IDataObject, row: IDataObject): boolean {
	if (firstText(row, ['client_reference', 'reference']) !== sent.client_reference) return false;
	const amount = firstAt(row, ['amount']);
	if (amount !== undefined && plain(amount) !== plain(sent.amount)) return false;
	const recipient = firstText(row, ['recipient_mobile'])?.replace(/\s/g, '');
	if (recipient !== undefined && recipient !== sent.recipient_mobile) return false;
	const type = firstText(row, ['type'])?.toLowerCase();
	return type === undefined ? recipient !== undefined : type === 'payout';
}

/** An amount without the zeros at its end: `25.00` and 25 are one. */
function plain(amount: unknown): string | undefined {
	return toDecimalString(amount)
		?.replace(/(\.\d*?)0+$/, '$1')
		.replace(/\.$/, '');
}

function inState(state: SubjectStatus, rows: readonly IDataObject[]): IDataObject | undefined {
	return rows.find((row) => stateOf(row) === state && failureSigns(row).length === 0);
}

function stateOf(row: IDataObject): SubjectStatus {
	const word = wordOf(row);
	// HexAI's word for a fault of its own, after which the payout may go through all the same.
	return word.toLowerCase() === 'error' ? 'unknown' : mapStatus(word, { statusWords: STATUS_WORDS });
}

function wordOf(row: IDataObject): string {
	return firstText(row, ['status', 'payment_status']) ?? '';
}
