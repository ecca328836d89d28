import type { IDataObject, INodeListSearchItems } from 'n8n-workflow';

import type { HttpCall } from '../shared/api/call';
import type { Operation } from '../shared/api/operation';
import type { ListSource, ListSources } from '../shared/api/picker';
import { pathSegment } from '../shared/basics/addresses';
import { currencyCode } from '../shared/basics/currencies';
import { toCalendarDate } from '../shared/basics/dates';
import { InputError } from '../shared/basics/inputError';
import { firstText } from '../shared/basics/json';
import { textOf } from '../shared/basics/text';
import { SERVICES_V1, SERVICES_V6 } from './address';
import { LENDING_STEP } from './advice';
import { DRAFT_HEADERS } from './callIds/headers';
import { accountOwner, bankAccountOwner, loanOwner } from './fields/chosen';
import { getAll as getBankAccounts } from './resources/bankAccount/getAll';
import { getAccounts } from './resources/ledger/getAccounts';
import { getAll as getLoans } from './resources/loan/getAll';
import { getOffers } from './resources/loan/getOffers';
import { getAwaiting } from './resources/payment/getAwaiting';

type Parameter = Parameters<ListSource['call']>[1];

const DAY_MS = 86_400_000;
const DAYS_BACK = 30;

/** Where the fields with From List get their lists from. */
export const lists: ListSources = {
	searchAwaitingPayments: {
		operation: getAwaiting,
		call: ({ number, size }, parameter, wanted) => awaiting(parameter, { page: number, size }, wanted),
		isSearchedByApi: true,
		entry: (row) =>
			named(firstText(row, ['id']), [
				firstText(row, ['id']),
				firstText(row, ['paymentReference', 'payableType']),
				firstText(row, ['currency']),
				firstText(row, ['creationDate'])?.slice(0, 10),
			]),
	},
	searchBankAccounts: {
		operation: getBankAccounts,
		call: (_page, parameter) =>
			lending(
				parameter,
				`/user/list-customer-bank-accounts/${customer(parameter, bankAccountOwner.property)}`,
			),
		// FinCode names these fields for a single account, and none for the list.
		entry: (row) =>
			named(firstText(row, ['accountId', 'bankAccountId', 'id']), [
				firstText(row, ['bankName', 'bankCode']),
				firstText(row, ['accountName']),
				lastFour(firstText(row, ['accountNumber'])),
			]),
	},
	searchLedgerAccounts: {
		operation: getAccounts,
		call: (_page, parameter) => ({
			method: 'GET',
			path: `${SERVICES_V6}/account-maintenance/list-accounts/${customer(parameter, accountOwner.property)}`,
			headers: DRAFT_HEADERS,
		}),
		// FinCode names no field of this list: common names.
		entry: (row) =>
			named(firstText(row, ['accountId', 'account_id', 'id']), [
				firstText(row, ['accountName', 'accountType', 'accountOwner', 'name']),
				firstText(row, ['currency', 'currencyCode']),
				lastFour(firstText(row, ['accountNumber'])),
			]),
	},
	searchLoanOffers: loans(getOffers, (_page, parameter) => lending(parameter, '/user/get-loan-offer')),
	// Of the two paths FinCode's documents give, the first: forms that ask for a loan have no Path Variant.
	searchLoans: loans({ ...getLoans, nextStep: LENDING_STEP }, ({ number, size }, parameter) => ({
		...lending(parameter, `/user/get-loan-history/${customer(parameter, loanOwner.property)}`),
		query: { page: number, size },
	})),
};

/** A list of lending calls. FinCode names no field of either list: an id is one that only a loan application has. */
function loans(operation: Operation, call: ListSource['call']): ListSource {
	return {
		operation,
		call,
		entry: (row) => {
			const id = firstText(row, ['loanApplicationId', 'applicationId']);
			const amount = firstText(row, ['loanAmount', 'requestedLoanAmount']);
			return named(id, [
				firstText(row, ['loanProductName', 'productName', 'customerName', 'userName']),
				[amount, firstText(row, ['currencyCode'])].filter(Boolean).join(' '),
				id?.slice(0, 8),
			]);
		},
	};
}

/** Lists the awaiting payments of one currency, those of the last days unless the form names others. */
function awaiting(parameter: Parameter, query: IDataObject, wanted = ''): HttpCall {
	const currency = known(parameter, 'additionalFields.selectedCurrency');
	if (currency === '') {
		throw new InputError(
			'FinCode lists awaiting payments of one currency at a time',
			'Add Currency under Additional Fields first.',
		);
	}
	const day = (name: string, otherwise: number): string => {
		const typed = known(parameter, `additionalFields.${name}`) || new Date(otherwise).toISOString();
		return toCalendarDate(typed, 'UTC', 'Date').split('-').reverse().join('/');
	};
	const now = Date.now();
	return {
		method: 'GET',
		path: `${SERVICES_V6}/paymentmanagement/awaiting-payments`,
		query,
		body: {
			selectedCurrency: currencyCode(currency, 'Currency'),
			fromDate: day('fromDate', now - DAYS_BACK * DAY_MS),
			// It may be tomorrow already where FinCode is.
			toDate: day('toDate', now + DAY_MS),
			...(wanted === '' ? {} : { searchablePaymentReference: wanted }),
		},
	};
}

/** A field beside the list; '' for an expression, which has no value while a person edits. */
function known(parameter: Parameter, name: string): string {
	const value = textOf(parameter(name));
	return value.startsWith('=') ? '' : value;
}

function customer(
	parameter: Parameter,
	{ name, displayName }: { name: string; displayName: string },
): string {
	const id = known(parameter, name);
	if (id !== '') return pathSegment(id, displayName);
	throw new InputError(
		`The list needs ${displayName}`,
		`Fill in ${displayName} first, with the ID itself: an expression has no value while you edit.`,
	);
}

/** A lending call, under the version a person chose under Options. */
function lending(parameter: Parameter, path: string): HttpCall {
	const base = known(parameter, 'options.basePath') === SERVICES_V6 ? SERVICES_V6 : SERVICES_V1;
	return { method: 'GET', path: base + path, headers: DRAFT_HEADERS };
}

/** Accounts are told apart by their end; n8n keeps the text with the workflow, where no whole number belongs. */
function lastFour(number = ''): string | undefined {
	return number === '' ? undefined : `••${number.slice(-4)}`;
}

function named(id: string | undefined, parts: Array<string | undefined>): INodeListSearchItems | undefined {
	if (id === undefined) return undefined;
	return { name: parts.filter(Boolean).join(' · ') || id, value: id };
}
