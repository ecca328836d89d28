import type { IDataObject, INodeListSearchItems } from 'n8n-workflow';

import type { HttpCall } from '../shared/api/call';
import type { ListSource, ListSources } from '../shared/api/picker';
import { pathSegment } from '../shared/basics/addresses';
import { toCalendarDate } from '../shared/basics/dates';
import { InputError } from '../shared/basics/inputError';
import { firstText } from '../shared/basics/json';
import { textOf } from '../shared/basics/text';
import { SERVICES_V1, SERVICES_V6 } from './address';
import { DRAFT_HEADERS } from './callIds/headers';
import { accountOwner, bankAccountOwner } from './fields/chosen';
import { currencyCode } from './fields/money';
import { getAccounts } from './resources/ledger/getAccounts';
import { getBankAccounts } from './resources/loan/getBankAccounts';
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
		call: (_page, parameter) => ({
			method: 'GET',
			path: `${lendingVersion(parameter)}/user/list-customer-bank-accounts/${customer(parameter, bankAccountOwner.property)}`,
			headers: DRAFT_HEADERS,
		}),
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
};

/** Lists the awaiting payments of one currency, those of the last days unless the form names others. */
function awaiting(parameter: Parameter, query: IDataObject, wanted = ''): HttpCall {
	const currency = known(parameter, 'additionalFields.selectedCurrency');
	if (currency === '') {
		throw new InputError(
			'FinCode lists awaiting payments of one currency at a time',
			'Add Currency under Additional Fields first.',
		);
	}
	const day = (name: string, otherwise: number): string =>
		toCalendarDate(known(parameter, `additionalFields.${name}`) || new Date(otherwise).toISOString(), 'Date')
			.split('-')
			.reverse()
			.join('/');
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

/** The version a person chose under Options. */
function lendingVersion(parameter: Parameter): string {
	return known(parameter, 'options.basePath') === SERVICES_V6 ? SERVICES_V6 : SERVICES_V1;
}

/** Accounts are told apart by their end; n8n keeps the text with the workflow, where no whole number belongs. */
function lastFour(number = ''): string | undefined {
	return number === '' ? undefined : `••${number.slice(-4)}`;
}

function named(id: string | undefined, parts: Array<string | undefined>): INodeListSearchItems | undefined {
	if (id === undefined) return undefined;
	return { name: parts.filter(Boolean).join(' · ') || id, value: id };
}
