import {
	accountText,
	bankAccount,
	bvn,
	nigerianBankCode,
	nuban,
	sortCode,
	ukAccountNumber,
	type AccountRule,
} from '../basics/bankAccount';
import { countryAlpha2, countryAlpha3 } from '../basics/countries';
import { currencyCode } from '../basics/currencies';
import { phoneNumber } from '../basics/phone';
import { checked, field, type More } from './fieldTypes';
import type { Field } from './fields';

/** Fields for what tells an account, a bank, a phone, a country or a currency: text that arrives exactly or not at all. */

type Builder = (name: string, displayName: string, more?: More) => Field;

function accountField(rule: AccountRule, usual: Pick<More, 'placeholder' | 'description'> = {}): Builder {
	return (name, displayName, more = {}) => field('string', rule, name, displayName, { ...usual, ...more });
}

/** A UK sort code. */
export const sortCodeField = accountField(sortCode);

/** A UK account number. */
export const ukAccountField = accountField(ukAccountNumber);

/** A Nigerian account number (NUBAN). */
export const nubanField = accountField(nuban, {
	placeholder: 'e.g. 0123456789',
	description: 'Account number of 10 digits (NUBAN)',
});

/** The code of a Nigerian bank. */
export const nigerianBankCodeField = accountField(nigerianBankCode, {
	placeholder: 'e.g. 044',
	description: 'Code of the bank, 3 or 6 digits. Leading zeros count.',
});

/** A Bank Verification Number. */
export const bvnField = accountField(bvn);

/** An account number whose country is not known. */
export const bankAccountField = accountField(bankAccount, {
	placeholder: 'e.g. 0123456789',
	description: 'Account number or IBAN, as the bank writes it',
});

/** What names an account or a customer, in a form nobody documents. */
export const accountTextField = accountField(accountText);

/** A phone number, sent in the form of E.164. */
export const phoneField = accountField(phoneNumber);

/** A country by its two letters. */
export function countryAlpha2Field(name: string, displayName: string, more: More = {}): Field {
	return checked(countryAlpha2, name, displayName, more);
}

/** A country by its three letters. */
export function countryAlpha3Field(name: string, displayName: string, more: More = {}): Field {
	return checked(countryAlpha3, name, displayName, more);
}

/** A currency. */
export function currencyField(name: string, displayName: string, more: More = {}): Field {
	return checked(currencyCode, name, displayName, more);
}
