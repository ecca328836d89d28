import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { asksForRecord, fieldStep } from '../shared/api/asked';
import type { Failure } from '../shared/api/failure';
import type { Operation } from '../shared/api/operation';
import { addressFields } from './address';
import { namesReason, numberOf } from './answers';

/** What a person can do about a failure, in FinCode's terms; undefined when the shared advice says it all. */
export function nextStep(
	failure: Failure,
	operation: Operation,
	credential: ICredentialDataDecryptedObject,
): string | undefined {
	const { effect } = operation;
	if (failure.own === 'UNREADABLE_ANSWER') {
		return `Check ${addressFields(credential)} in the FinCode credential, and any proxy in between.`;
	}
	const status = failure.httpStatus ?? 0;
	if (failure.outcome === 'unknown' && effect !== 'read') {
		// For a transfer the error names the very operation to look at.
		return effect === 'transfer'
			? undefined
			: 'Look in FinCode whether it was carried out before you run this item again.';
	}
	const accepted = status >= 200 && status < 300;
	// Inside an HTTP 200 the answer's own code says what kind of refusal it is.
	const code = numberOf(failure.code);
	const kind = accepted ? code : status;
	if (kind === 401) {
		return `FinCode did not accept the sign-in. Check e-mail, password, ${addressFields(credential)} in the credential; an API token may have expired or been removed.`;
	}
	if (kind === 404 && !asksForRecord(operation)) {
		return `FinCode has nothing at this address. Check ${addressFields(credential)} in the FinCode credential.`;
	}
	if ([400, 422].includes(kind)) return fieldStep(operation, 'FinCode', FIELD);
	if (!accepted || STEPS[kind]) return STEPS[kind];
	if (failure.outcome !== 'unknown') return fieldStep(operation, 'FinCode', FIELD);
	return failure.code === undefined && namesReason(failure.message) ? NAMED : STEPS[500];
}

const NAMED =
	'FinCode gives a reason and no code. Put right what it names, then run the item again; if that does not help, send this answer to FinCode.';

const FIELD =
	'Correct the item and run it again; nothing was done. If a field you filled in is reported missing, set Request Format to Flat in the FinCode credential.';

const STEPS: Record<number, string> = {
	403: 'The user of this credential has the wrong role for this operation. Use a credential of a user with the right role.',
	404: 'Check the ID, and that the credential is for the same environment.',
	429: 'Wait and run it again, or send fewer items at once.',
	500: 'Try again later, and ask FinCode if it lasts.',
	503: 'Try again later, and ask FinCode if it lasts.',
};

const ROLES: Record<'manager' | 'notCashier', string> = {
	manager: 'This operation needs a user with the role manager: use the credential of one.',
	notCashier: 'FinCode refuses this operation to cashiers: use the credential of a user with another role.',
};

const OTHER_VERSION =
	"Check the ID. FinCode's documents mix two versions for lending: if the id is right, choose the other one under Options > Base Path.";

const OTHER_PATH =
	"Check the ID. FinCode's documents give two paths for this call: if the id is right, choose the other one under Options > Path Variant.";

type NextStep = (failure: Failure) => string | undefined;

/** What to do after a lending call that found nothing. */
export const LENDING_STEP: NextStep = ({ httpStatus }) => (httpStatus === 404 ? OTHER_VERSION : undefined);

/** The same for lists that ask for no ID. */
export const LENDING_LIST_STEP: NextStep = ({ httpStatus }) =>
	httpStatus === 404
		? "FinCode's documents mix two versions for lending: choose the other one under Options > Base Path."
		: undefined;

const EXPIRED = /\b(pcn|transaction|TR[0-9]\w*)\b.*\bexpired\b/i;

/** For payments of a transaction, which FinCode lets expire after 10 minutes. */
export const EXPIRED_STEP: NextStep = ({ message = '', outcome, fields = [] }) =>
	outcome === 'refused' && [message, ...fields.map((one) => one.message)].some((text) => EXPIRED.test(text))
		? 'FinCode lets a transaction expire when it is not paid within 10 minutes, and takes no payment for it after that. Create it anew under a new payment key, and pay the new one.'
		: undefined;

/** The same where FinCode's documents also differ in the path. */
export const LENDING_PATH_STEP: NextStep = ({ httpStatus }) =>
	httpStatus === 404 ? `${OTHER_PATH} Options > Base Path has the other version.` : undefined;

/** Where FinCode's documents give two paths. */
export const PATH_STEP: NextStep = ({ httpStatus }) => (httpStatus === 404 ? OTHER_PATH : undefined);

/** For calls only managers may make. */
export const MANAGER_STEP: NextStep = (failure) =>
	failure.httpStatus === 403 ? ROLES.manager : LENDING_STEP(failure);

/** For calls cashiers may not make. */
export const NOT_CASHIER_STEP: NextStep = ({ httpStatus }) =>
	httpStatus === 403 ? ROLES.notCashier : undefined;

/** Where a transaction shows. */
export const TRANSACTION_CHECK = 'look for it in Transaction > Get Many or in the FinCode dashboard.';

/** Where a confirmed bank transfer shows: no document says how it is found there. */
export const AWAITING_CHECK =
	'look at Payment > Get Awaiting Bank Transfers, which has only those that nobody has confirmed, and at its payout in Transaction > Get Many or in the FinCode dashboard.';

/** Where a loan shows that it was paid out. */
export const LOAN_CHECK =
	'look at Loan > Get Application Details: a loan that was paid out is DISBURSED there.';

/** Where a repayment shows; only the filter All has those that wait for their verification. */
export const REPAYMENT_CHECK =
	'look at Loan > Get Repayments as Manager with the filter Repayment Status set to All. It needs a user with the role manager.';

/** Where the repayment of a whole loan shows. */
export const PAYOFF_CHECK =
	'look at Loan > Get Payment History of the loan: it says what was paid and what is left. A repayment that waits for its verification shows only in Loan > Get Repayments as Manager with the filter Repayment Status set to All.';

/** Where to look for a movement of a ledger account. */
export const LEDGER_CHECK = 'look at Ledger > Get History of the account.';

/** Where to look for a movement of a wallet whose ID is asked for by the form. */
export const WALLET_CHECK = 'look at Ledger > Get History and Get Balance of the wallet.';

/** Where a transfer to a bank shows; its reference is known only when an answer came. */
export const BANK_TRANSFER_CHECK =
	'look for it in Wallet > Get Transfer History of the customer; with its transaction reference Wallet > Get Transfer Status says how it ended.';

/** Where to look for an investment. */
export const INVESTMENT_CHECK = 'look at Investment > Get Portfolios and Get Totals.';

/** Where to look for a payment a gateway made: the ledger account is debited by a wallet payment only. */
export const GATEWAY_CHECK =
	'look for it in Transaction > Get Many or in the dashboard of the payment gateway.';
