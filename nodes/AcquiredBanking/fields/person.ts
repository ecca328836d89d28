import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { OperationInput } from '../../shared/api/operation';
import { requiredText } from '../../shared/form/requiredText';
import { optionalText, optionalValues } from './account';

/** Parameters customers and beneficiaries have in common. */

export const nameFields: INodeProperties[] = [
	{
		displayName: 'First Name',
		name: 'firstName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Jane',
		description: 'As on the passport or driving licence',
	},
	{
		displayName: 'Last Name',
		name: 'lastName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Doe',
		description: 'As on the passport or driving licence',
	},
];

export const countryField: INodeProperties = {
	displayName: 'Country Code',
	name: 'addressIsoCountry',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. GB',
	description: 'Country of the address, the two letters of ISO 3166',
};

export const optionalAddressFields: INodeProperties[] = [
	optionalText('City', 'addressCity', 'London', 'Recommended by Acquired'),
	optionalText('Flat or House Name', 'addressRefinement', 'Flat 2', 'Up to 100 characters'),
	optionalText('House Number', 'addressNumber', '10', 'Recommended by Acquired'),
	optionalText('Postal Code', 'addressPostalCode', 'N1 9GU', 'Recommended by Acquired'),
	optionalText('Region', 'addressRegion', 'Kent', 'Up to 100 characters'),
	optionalText('Street', 'addressStreet', 'High Street', 'Recommended by Acquired'),
];

/** The nested `address` of a request. */
export function addressOf(input: OperationInput): IDataObject {
	return {
		...optionalValues(input, {
			addressNumber: 'number',
			addressRefinement: 'refinement',
			addressStreet: 'street',
			addressRegion: 'region',
			addressCity: 'city',
			addressPostalCode: 'postal_code',
		}),
		iso_country: requiredText(input, 'addressIsoCountry', 'Country Code'),
	};
}
