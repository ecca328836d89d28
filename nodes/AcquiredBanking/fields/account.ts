import { InputError } from '../../shared/basics/inputError';
import { quoted } from '../../shared/basics/quote';
import { checked, text } from '../../shared/form/fieldTypes';
import type { Field } from '../../shared/form/fields';
import { fromList } from '../../shared/form/fromList';
import { limitedText } from './limitedText';

/** Which company, ledger or customer an account is of, and what it is called. */

/** A number Acquired gives: 1 to 11 digits. */
function number(text: string, label: string): string {
	if (/^[0-9]{1,11}$/.test(text)) return text;
	throw new InputError(
		`${label} ${quoted(text)} is not 1 to 11 digits`,
		'Ledger > Get Many shows it. Format the column of a sheet as text.',
	);
}

export const companyId = checked(number, 'companyId', 'Company ID', {
	wire: 'company_id',
	required: true,
	...fromList('searchCompanies', 'a company', 'e.g. 113'),
	description: 'Digits. The number of your company at Acquired. From List reads it from your ledgers.',
});

export const midId = checked(number, 'midId', 'MID ID', {
	wire: 'mid_id',
	required: true,
	...fromList('searchMids', 'a MID', 'e.g. 1056'),
	description: 'Digits. From List reads it from your ledgers.',
});

/** A ledger of the account, or of a customer. */
export function ledger(name: string, displayName: string, wire: string, description: string): Field {
	return text(name, displayName, {
		wire,
		required: true,
		...fromList('searchLedgers', 'a ledger', 'e.g. 6cf0fed2-fa2c-4145-876f-38091fddcb1d'),
		description,
	});
}

export const customerId = text('customerId', 'Customer ID', {
	wire: 'customer_id',
	required: true,
	placeholder: 'e.g. 859f4eef-6a53-4110-8757-371844df8e8c',
	description: "Acquired's ID of the customer, as Customer > Create gave it",
});

export const accountName = limitedText(50, 'accountName', 'Account Name', {
	wire: 'account_name',
	required: true,
	placeholder: 'e.g. Main Account',
	description: 'The name the Hub shows, 1 to 50 characters',
});

/** Data of the user's own that Acquired stores with a ledger. */
export const merchantCustom: Field[] = [1, 2, 3].map((number) =>
	text(`merchantCustom${number}`, `Merchant Custom ${number}`, {
		wire: `merchant_custom_${number}`,
		placeholder: `e.g. custom value ${number}`,
		description: 'Data of your own, up to 50 characters',
	}),
);

/** The same field where it may stay empty. */
export function optional(field: Field): Field {
	return { ...field, property: { ...field.property, required: false } };
}
