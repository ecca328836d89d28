import type { IDataObject } from 'n8n-workflow';

import type { Subject } from '../shared/api/subject';
import { firstText } from '../shared/basics/json';
import { toDecimalString } from '../shared/basics/money';
import { statusOf } from './status';

/** PCN is what FinCode calls the number of a transaction. */
export const TRANSACTION_IDS = ['pcn', 'transactionReference', 'transaction_id', 'transactionId', 'id'];

/** Where a row of one kind may hold the parts of its subject: the first name that holds something counts. */
interface RowMap {
	/** What the words of a state mean: a kind of `statusOf`. */
	kind: string;
	id: readonly string[];
	reference: readonly string[];
	amount: readonly string[];
	currency: readonly string[];
	status: readonly string[];
	type?: readonly string[];
}

const CURRENCY = ['currencyCode', 'currency'];

const LOAN: RowMap = {
	kind: 'loan',
	id: ['loanApplicationId', 'applicationId', 'id'],
	reference: [],
	amount: ['loanAmount', 'requestedLoanAmount', 'amount'],
	currency: CURRENCY,
	status: ['loanStatus', 'loanApplicationStatusEnum', 'status'],
};

/** Documented for pending ones: amountDue, status and the loan they belong to; they have no id of their own. */
const REPAYMENT: RowMap = {
	kind: 'repayment',
	id: ['id', 'repaymentId'],
	reference: ['repaymentReference', 'loanApplicationId'],
	amount: ['repaymentAmount', 'amountDue', 'amount'],
	currency: CURRENCY,
	status: ['verificationStatus', 'status'],
};

/** An entry of a ledger says whether it is a debit or a credit where others name their type. */
const LEDGER_ENTRY: RowMap = {
	kind: 'ledger',
	id: ['id', 'entryId'],
	reference: ['paymentReference', 'reference'],
	amount: ['amount'],
	currency: CURRENCY,
	status: ['status'],
	type: ['type', 'entryType'],
};

const AWAITING: RowMap = {
	kind: 'payment',
	id: ['id'],
	reference: ['paymentReference', 'reference'],
	amount: ['amount'],
	currency: ['currency'],
	status: ['bankTransferLifeCycle'],
};

/** What tells rows of a list apart: by a name of the id, where the row has one. */
export function idIn(...names: string[]): (row: IDataObject) => string | undefined {
	return (row) => firstText(row, names);
}

export const loanId = idIn(...LOAN.id);
export const repaymentId = idIn(...REPAYMENT.id);
export const ledgerEntryId = idIn(...LEDGER_ENTRY.id);
export const awaitingId = idIn(...AWAITING.id);
export const portfolioId = idIn('investmentId', 'id');

/** A pending repayment is named by its loan and its number in it. */
export function instalmentId(row: IDataObject): string | undefined {
	const parts = [row.loanApplicationId, row.installmentNumber].map((part) => firstText(part, ['']));
	return parts.includes(undefined) ? undefined : JSON.stringify(parts);
}

export const loanSubject = (row: IDataObject): Subject => subjectOf(row, LOAN);
export const repaymentSubject = (row: IDataObject): Subject => subjectOf(row, REPAYMENT);
export const ledgerEntrySubject = (row: IDataObject): Subject => subjectOf(row, LEDGER_ENTRY);
export const awaitingSubject = (row: IDataObject): Subject => subjectOf(row, AWAITING);

/** A row of the list of transactions, whose members are not documented, in the shape events have. */
export function transactionSubject(row: IDataObject): Subject {
	// What is sent, when the row says so: which of the two amounts FinCode counts is in no document.
	const [amount, currency] =
		firstText(row, ['sendAmount']) === undefined ? ['amount', 'currency'] : ['sendAmount', 'sendCurrency'];
	return subjectOf(row, {
		kind: 'transaction',
		id: TRANSACTION_IDS,
		reference: ['reference', ...TRANSACTION_IDS],
		amount: [amount],
		currency: [currency],
		status: ['status'],
	});
}

function subjectOf(row: IDataObject, map: RowMap): Subject {
	const text = (names: readonly string[]) => firstText(row, names) ?? null;
	const word = text(map.status);
	const amount = map.amount.find((name) => firstText(row, [name]) !== undefined) ?? '';
	return {
		type: text(map.type ?? [])?.toLowerCase() ?? map.kind,
		id: text(map.id),
		reference: text(map.reference),
		amount: toDecimalString(row[amount]),
		providerAmount: text([amount]),
		currency: text(map.currency),
		status: statusOf(map.kind, word ?? ''),
		providerStatus: word,
		// A row names when a thing was made, not when it came into its state.
		occurredAt: null,
	};
}
