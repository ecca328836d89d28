import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { OperationInput } from '../../shared/api/operation';
import { toCalendarDate } from '../../shared/basics/dates';
import { InputError } from '../../shared/basics/inputError';
import { isObject } from '../../shared/basics/json';
import { textOf } from '../../shared/basics/text';
import { missing } from '../../shared/form/fields';
import { jsonToObject, mergeFields } from '../../shared/form/freeBody';
import { countryCode } from './countries';
import { emailAddress, phoneNumber } from './person';

/** Sender or recipient of a payment between people FinCode doesn't know yet. */
export interface Party {
	/** The collection with a field for each known key. */
	fields: string;
	/** The JSON parameter, whose name is also the place in the body. */
	json: string;
	label: string;
}

export const SENDER: Party = { fields: 'senderFields', json: 'newSenderKyc', label: 'Sender' };
export const RECIPIENT: Party = { fields: 'recipientFields', json: 'newRecipientKyc', label: 'Recipient' };

const ID_DOCUMENT_DATES = ['issueDate', 'expiryDate', 'dateOfBirth'];

function line(displayName: string, name: string, more: Partial<INodeProperties> = {}): INodeProperties {
	return { displayName, name, type: 'string', default: '', ...more };
}

const DAY: Partial<INodeProperties> = { type: 'dateTime', typeOptions: { dateOnly: true } };

const countryLine = { placeholder: 'e.g. GBR', description: 'Three letters of ISO 3166' };

const idDocument: INodeProperties = {
	displayName: 'ID Documents',
	name: 'idDocument',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Document',
	default: {},
	options: [
		{
			displayName: 'Document',
			name: 'documents',
			values: [
				line('Date of Birth', 'dateOfBirth', DAY),
				line('Expiry Date', 'expiryDate', DAY),
				line('File Name', 'fileName'),
				line('ID Number', 'idNumber'),
				line('ID Type', 'idType', { placeholder: 'e.g. PASSPORT' }),
				line('Issue Date', 'issueDate', DAY),
				line('Issuer', 'issuer'),
				line('Issuer Country', 'issuerCountry', countryLine),
				line('Issuer Place', 'issuerPlace'),
				line('Other ID Description', 'otherIdDescription'),
			],
		},
	],
};

const lines: INodeProperties[] = [
	line('Birth Country', 'birthCountry', countryLine),
	{
		displayName: 'Customer Type',
		name: 'CustomerType',
		type: 'options',
		options: [
			{ name: 'Company', value: 'COMPANY' },
			{ name: 'Individual', value: 'INDIVIDUAL' },
		],
		default: 'INDIVIDUAL',
	},
	line('Date of Birth', 'dateOfBirth', DAY),
	line('Email', 'emailAddress', { placeholder: 'e.g. name@email.com' }),
	line('Employer Name', 'employerName'),
	line('Gender', 'gender', { placeholder: 'e.g. MALE' }),
	idDocument,
	line('Nationality', 'nationality', countryLine),
	line('Occupation', 'occupation'),
	line('Phone', 'contactPhone', { placeholder: 'e.g. +447700900123' }),
];

/** The parameters of a party: fields for what is known, and JSON for all else. */
export function partyFields({ fields, json, label }: Party, description: string): INodeProperties[] {
	return [
		{
			displayName: label,
			name: fields,
			type: 'collection',
			placeholder: 'Add field',
			default: {},
			options: lines,
			description,
		},
		{
			displayName: `${label} KYC (JSON)`,
			name: json,
			type: 'json',
			default: '',
			placeholder: 'e.g. { "middleName": "Ann" }',
			description: `Further data of the ${label.toLowerCase()} as one JSON object, or all of it in place of the fields of ${label}. Names and which of them FinCode wants stand on its page.`,
		},
	];
}

/**
 * What is sent about a party.
 *
 * @throws InputError when nothing is filled in, a value is not of its kind, or a field stands in both places
 */
export function partyOf(input: OperationInput, { fields, json, label }: Party): IDataObject {
	const typed = input.get(fields);
	const known = isObject(typed) ? knownFields(typed, label) : {};
	const jsonLabel = `${label} KYC (JSON)`;
	const party = mergeFields(known, jsonToObject(input.get(json), jsonLabel), jsonLabel);
	if (Object.keys(party).length === 0) throw missing(label);
	return party;
}

const RULES: Record<string, (value: unknown, label: string) => string> = {
	birthCountry: (value, label) => countryCode(textOf(value), label),
	nationality: (value, label) => countryCode(textOf(value), label),
	issuerCountry: (value, label) => countryCode(textOf(value), label),
	contactPhone: (value, label) => phoneNumber(textOf(value), label),
	emailAddress: (value, label) => emailAddress(textOf(value), label),
};

function knownFields(typed: IDataObject, label: string): IDataObject {
	const { idDocument: list, ...rest } = typed;
	const rows: unknown = isObject(list) ? list.documents : undefined;
	const documents = (Array.isArray(rows) ? rows : []).filter(isObject);
	return {
		...converted(rest, label, (value, name) => toCalendarDate(value, name)),
		...(documents.length === 0
			? {}
			: { idDocument: documents.map((row) => converted(row, `${label} ID Document`, documentDate)) }),
	};
}

function converted(
	typed: IDataObject,
	label: string,
	date: (value: unknown, label: string) => string,
): IDataObject {
	const object: IDataObject = {};
	for (const [name, value] of Object.entries(typed)) {
		if (value === undefined || value === null || value === '') continue;
		const rule = ID_DOCUMENT_DATES.includes(name) ? date : RULES[name];
		const text = rule ? rule(value, `${label} > ${name}`) : textOf(value);
		if (text === '') throw new InputError(`${label} > ${name} is not text`, 'Correct the value.');
		object[name] = text;
	}
	return object;
}

/** Inside idDocument FinCode writes dates as dd-MM-yyyy'T'HH:mm:ss.SSS. */
function documentDate(value: unknown, label: string): string {
	return `${toCalendarDate(value, label).split('-').reverse().join('-')}T00:00:00.000`;
}
