import type { OperationInput } from '../../shared/api/operation';
import { accountText, bankAccount, nigerianBankCode, nuban } from '../../shared/basics/bankAccount';
import { countryAlpha3 } from '../../shared/basics/countries';
import { checkedBic } from '../../shared/basics/iban';
import { isObject } from '../../shared/basics/json';
import { textOf } from '../../shared/basics/text';
import { field, type More } from '../../shared/form/fieldTypes';
import type { Field, Read } from '../../shared/form/fields';
import { nubanWarnings } from '../../shared/form/nubanWarnings';
import type { DetailCheck } from './pairs';

const NIGERIA = 'NGA';

/** An account number of the country that another field of the form names. */
export function accountNumberIn(country: string, name: string, displayName: string, more: More = {}): Field {
	const read: Read = (value, label, input) =>
		isNigerian(input, country) ? nuban(value, label) : bankAccount(value, label);
	return field('string', read, name, displayName, more);
}

/** The code of a bank in the country that another field of the form names. */
export function bankCodeIn(country: string, name: string, displayName: string, more: More = {}): Field {
	const read: Read = (value, label, input) =>
		isNigerian(input, country) ? nigerianBankCode(value, label) : accountText(value, label);
	return field('string', read, name, displayName, more);
}

/**
 * Checks the details of a bank account or wallet by their keys at FinCode.
 *
 * @param country the parameter that names where the account is
 */
export function bankDetailsOf(country: string): DetailCheck {
	return (key, value, label, input) => {
		const nigerian = isNigerian(input, country);
		switch (key) {
			case 'bankaccountno':
				return nigerian ? nuban(value, label) : bankAccount(value, label);
			case 'bankcode':
				return nigerian ? nigerianBankCode(value, label) : accountText(value, label);
			case 'branchcode':
				return accountText(value, label);
			case 'swiftbic':
				return checkedBic(accountText(value, label), label);
			case 'country':
				return countryAlpha3(textOf(value, label), label);
			default:
				return undefined;
		}
	};
}

/** Doubts about a Nigerian account among the fields of the form. */
export function accountWarnings(input: OperationInput, country?: string): string[] {
	if (country !== undefined && !isNigerian(input, country)) return [];
	return nubanWarnings(input.get('bankCode'), input.get('accountNumber'), 'Account Number');
}

/** The same for an account among details. */
export function detailWarnings(input: OperationInput, details: string, country: string): string[] {
	const typed = input.get(details);
	if (!isObject(typed) || !isNigerian(input, country)) return [];
	return nubanWarnings(typed.bankcode, typed.bankaccountno, 'Account Number');
}

function isNigerian(input: OperationInput, country: string): boolean {
	const typed = input.get(country);
	return typeof typed === 'string' && typed.trim().toUpperCase() === NIGERIA;
}
