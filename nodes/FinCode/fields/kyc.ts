import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { OperationInput } from '../../shared/api/operation';
import { countryAlpha3 } from '../../shared/basics/countries';
import { toCalendarDate } from '../../shared/basics/dates';
import { InputError } from '../../shared/basics/inputError';
import { isObject } from '../../shared/basics/json';
import { phoneNumber } from '../../shared/basics/phone';
import { shortened } from '../../shared/basics/quote';
import { refuseSpoilt } from '../../shared/basics/spoilt';
import { textOf } from '../../shared/basics/text';
import { unsent } from '../../shared/form/fieldTypes';
import { missing, type Field } from '../../shared/form/fields';
import { jsonToObject, mergeFields } from '../../shared/form/freeBody';
import { listed } from './listed';
import { emailAddress } from './person';

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

function line(name: string, displayName: string, more: Partial<INodeProperties> = {}): INodeProperties {
	return { displayName, name, type: 'string', default: '', ...more };
}

const DAY: Partial<INodeProperties> = { type: 'dateTime', typeOptions: { dateOnly: true } };

const countryLine = listed('getCountries');

const documentLines: INodeProperties[] = [
	line('dateOfBirth', 'Date of Birth', { ...DAY, description: 'As it stands in the document' }),
	line('expiryDate', 'Expiry Date', { ...DAY, description: 'Until when the document is valid' }),
	line('fileName', 'File Name', {
		placeholder: 'e.g. passport.jpg',
		description: 'Name of the file of the document',
	}),
	line('idNumber', 'ID Number', {
		placeholder: 'e.g. A01234567',
		description: 'Number of the document',
	}),
	line('idType', 'ID Type', {
		placeholder: 'e.g. PASSPORT',
		description: "Kind of document, in FinCode's word",
	}),
	line('issueDate', 'Issue Date', { ...DAY, description: 'When the document was issued' }),
	line('issuer', 'Issued By', {
		placeholder: 'e.g. HM Passport Office',
		description: 'Authority that issued the document',
	}),
	line('issuerCountry', 'Issuer Country', countryLine),
	line('issuerPlace', 'Issuer Place', {
		placeholder: 'e.g. London',
		description: 'Where the document was issued',
	}),
	line('otherIdDescription', 'Other ID Name', {
		placeholder: 'e.g. Residence permit',
		description: 'What the document is, when ID Type does not say it',
	}),
];

const idDocument: INodeProperties = {
	displayName: 'ID Documents',
	name: 'idDocument',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Document',
	default: {},
	description: 'Documents that prove who the person is',
	options: [
		{
			displayName: 'Document',
			name: 'documents',
			values: documentLines,
		},
	],
};

const lines: INodeProperties[] = [
	line('birthCountry', 'Birth Country', countryLine),
	{
		displayName: 'Customer Type',
		name: 'CustomerType',
		type: 'options',
		options: [
			{ name: 'Company', value: 'COMPANY' },
			{ name: 'Individual', value: 'INDIVIDUAL' },
		],
		default: 'INDIVIDUAL',
		description: 'Whether it is a person or a company',
	},
	line('dateOfBirth', 'Date of Birth', DAY),
	line('emailAddress', 'Email', { placeholder: 'e.g. name@email.com' }),
	line('employerName', 'Employer Name', { placeholder: 'e.g. Acme Ltd' }),
	line('gender', 'Gender', { placeholder: 'e.g. MALE' }),
	idDocument,
	line('nationality', 'Nationality', countryLine),
	line('occupation', 'Occupation', { placeholder: 'e.g. Teacher' }),
	line('contactPhone', 'Phone', {
		placeholder: 'e.g. +447700900123',
		description: 'International form: + and digits',
	}),
];

/** The parameters of a party: fields for what is known, and JSON for all else. `partyOf` reads them together. */
export function partyFields(party: Party, description: string): Field[] {
	const { fields, json, label } = party;
	return [
		unsent({
			displayName: label,
			name: fields,
			type: 'collection',
			placeholder: 'Add field',
			default: {},
			options: lines,
			description,
		}),
		unsent({
			displayName: jsonLabel(party),
			name: json,
			type: 'json',
			default: '{}',
			placeholder: 'e.g. { "middleName": "Ann" }',
			description: `Further data of the ${label.toLowerCase()} as JSON, or all of it in place of the fields of ${label}. Names and which of them FinCode wants stand on its page.`,
		}),
	];
}

/**
 * What is sent about a party.
 *
 * @throws InputError when nothing is filled in, a value is not of its kind, or a field stands in both places
 */
export function partyOf(input: OperationInput, party: Party): IDataObject {
	const { fields, json, label } = party;
	const typed = input.get(fields);
	const known = isObject(typed) ? knownFields(typed, label, input.timezone) : {};
	const ownLabel = jsonLabel(party);
	const whole = mergeFields(known, jsonToObject(input.get(json), ownLabel), ownLabel);
	if (Object.keys(whole).length === 0) throw missing(label);
	return whole;
}

/** What the form calls a field of a party or of its documents. */
function labelOf(name: string): string {
	return [...lines, ...documentLines].find((one) => one.name === name)?.displayName ?? shortened(name);
}

function jsonLabel({ label }: Party): string {
	return `${label} KYC (JSON)`;
}

const RULES: Record<string, (value: unknown, label: string) => string> = {
	birthCountry: (value, label) => countryAlpha3(textOf(value, label), label),
	nationality: (value, label) => countryAlpha3(textOf(value, label), label),
	issuerCountry: (value, label) => countryAlpha3(textOf(value, label), label),
	contactPhone: phoneNumber,
	emailAddress: (value, label) => emailAddress(textOf(value, label), label),
};

function knownFields(typed: IDataObject, label: string, timezone: string): IDataObject {
	const { idDocument: list, ...rest } = typed;
	const rows: unknown = isObject(list) ? list.documents : undefined;
	const documents = (Array.isArray(rows) ? rows : []).filter(isObject);
	return {
		...converted(rest, label, (value, name) => toCalendarDate(value, timezone, name)),
		...(documents.length === 0
			? {}
			: {
					idDocument: documents.map((row) =>
						converted(row, `${label} ID Document`, (value, name) => documentDate(value, timezone, name)),
					),
				}),
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
		const place = `${label} > ${labelOf(name)}`;
		const text = rule ? rule(value, place) : textOf(value, place);
		if (text === '')
			throw new InputError(`${place} is not text`, 'Correct it, or the expression it comes from.');
		refuseSpoilt(text, place);
		object[name] = text;
	}
	return object;
}

/** Inside idDocument FinCode writes dates as dd-MM-yyyy'T'HH:mm:ss.SSS. */
function documentDate(value: unknown, timezone: string, label: string): string {
	return `${toCalendarDate(value, timezone, label).split('-').reverse().join('-')}T00:00:00.000`;
}
