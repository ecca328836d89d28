import { countryAlpha2Field, phoneField } from '../../shared/form/accountFields';
import { text } from '../../shared/form/fieldTypes';
import type { Field } from '../../shared/form/fields';

/** Fields customers and beneficiaries have in common. */

const AS_ON_PAPER = 'As on the passport or driving licence';
const RECOMMENDED = 'Recommended by Acquired';

export const names: Field[] = [
	text('firstName', 'First Name', {
		wire: 'first_name',
		required: true,
		placeholder: 'e.g. Jane',
		description: AS_ON_PAPER,
	}),
	text('lastName', 'Last Name', {
		wire: 'last_name',
		required: true,
		placeholder: 'e.g. Doe',
		description: AS_ON_PAPER,
	}),
];

export const country: Field = countryAlpha2Field('addressIsoCountry', 'Country Code', {
	wire: 'address.iso_country',
	required: true,
	placeholder: 'e.g. GB',
	description: 'Country of the address, the two letters of ISO 3166',
});

/** The parts of the address that may stay empty. */
export const address: Field[] = [
	text('addressNumber', 'House Number', {
		wire: 'address.number',
		placeholder: 'e.g. 10',
		description: RECOMMENDED,
	}),
	text('addressRefinement', 'Flat or House Name', {
		wire: 'address.refinement',
		placeholder: 'e.g. Flat 2',
		description: 'Up to 100 characters',
	}),
	text('addressStreet', 'Street', {
		wire: 'address.street',
		placeholder: 'e.g. High Street',
		description: RECOMMENDED,
	}),
	text('addressRegion', 'Region', {
		wire: 'address.region',
		placeholder: 'e.g. Kent',
		description: 'Up to 100 characters',
	}),
	text('addressCity', 'City', {
		wire: 'address.city',
		placeholder: 'e.g. London',
		description: RECOMMENDED,
	}),
	text('addressPostalCode', 'Postal Code', {
		wire: 'address.postal_code',
		placeholder: 'e.g. N1 9GU',
		description: RECOMMENDED,
	}),
];

/** @param example a sample of the form's placeholder */
export function email(example: string): Field {
	return text('email', 'Email', { placeholder: `e.g. ${example}`, description: RECOMMENDED });
}

/**
 * @param example a sample of the form's placeholder
 * @param most characters Acquired takes
 */
export function middleName(example: string, most: number): Field {
	return text('middleName', 'Middle Name', {
		wire: 'middle_name',
		placeholder: `e.g. ${example}`,
		description: `Up to ${most} characters`,
	});
}

export const phoneNumber: Field = phoneField('phoneNumber', 'Phone Number', {
	wire: 'phone_number',
	placeholder: 'e.g. +441234567890',
	description: `In international form: a plus sign, the country code and the number. ${RECOMMENDED}.`,
});
