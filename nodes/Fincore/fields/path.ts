import type { INodeProperties } from 'n8n-workflow';

import type { HttpCall } from '../../shared/api/call';
import { endpointPathOption } from '../../shared/form/endpointPath';
import { fieldRows, jsonBody } from '../../shared/form/freeBody';
import { PAGE_SIZE } from '../answers';

const FIELD_NAMES =
	'Fincore does not publish field names: type them as your own Fincore documentation gives them. Each row becomes one field of the body; a dot in a name nests.';

/** Stands above every operation whose path Fincore does not publish. */
export const inferredNotice: INodeProperties = {
	displayName:
		'Fincore does not publish this call. The path follows REST convention; correct it under Options.',
	name: 'inferredNotice',
	type: 'notice',
	default: '',
};

/** The ID of a record, as a field and in a path. */
export function idField(name: string, displayName: string, record: string): INodeProperties {
	return {
		displayName,
		name,
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 1001',
		description: `Fincore's ID of the ${record}. Its form is not documented.`,
	};
}

/** The body as rows, where the body is the point of the operation. */
export const bodyFields: INodeProperties = fieldRows(
	`${FIELD_NAMES} For a whole body at once use JSON Body.`,
);

/** The body as rows among the optional fields, where none is needed. */
export const optionalBodyFields: INodeProperties = fieldRows(`${FIELD_NAMES} Leave it out to send no body.`);

export const jsonBodyField: INodeProperties = jsonBody();

/** The only field name the documents show; it stands in the sample of an error. */
export const amountField: INodeProperties = {
	displayName: 'Amount',
	name: 'amount',
	type: 'string',
	default: '',
	placeholder: 'e.g. 1500.50',
	description:
		'Plain decimal above zero, sent as the number "amount" exactly as given. Fincore documents neither unit nor currency: use the ones of your account.',
};

export const paymentKeyField: INodeProperties = {
	displayName: 'Payment Key',
	name: 'paymentKey',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. INV-1001',
	description:
		'Your own name for this payment, such as an invoice or payroll line: it keeps the payment from being sent twice, also when the workflow runs again. It is not sent to Fincore.',
};

/** A collection of optional fields, in the order of their labels. */
export function collection(
	name: 'additionalFields' | 'updateFields',
	...options: INodeProperties[]
): INodeProperties {
	const displayName = name === 'updateFields' ? 'Update Fields' : 'Additional Fields';
	return { displayName, name, type: 'collection', placeholder: 'Add field', default: {}, options };
}

/** Filters of every list. */
export const listFilters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		{
			displayName: 'Offset',
			name: 'offset',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description: 'How many records to skip before the first one returned',
		},
		fieldRows(
			'Fincore does not publish filters: type them as your own Fincore documentation gives them. Each row becomes one query parameter.',
			{ displayName: 'Query Parameters', name: 'queryParameters' },
		),
	],
};

export const pageSizeOption: INodeProperties = {
	displayName: 'Page Size',
	name: 'pageSize',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: PAGE_SIZE,
	description:
		'How many records to ask for at once. Fincore documents no maximum; lower it when it is refused.',
};

/** The option by which a person corrects a path. */
export function pathOption(standard: string): INodeProperties {
	return endpointPathOption(
		standard,
		'Where the call goes, below the Base URL of the credential. Change it when your Fincore documentation gives another path. Names in braces are filled with the IDs above.',
	);
}

/** The option by which a person corrects the HTTP method, where convention leaves doubt about it. */
export function methodOption(standard: HttpCall['method']): INodeProperties {
	return {
		displayName: 'Endpoint Method',
		name: 'endpointMethod',
		type: 'options',
		options: [
			{ name: 'PATCH', value: 'PATCH' },
			{ name: 'POST', value: 'POST' },
			{ name: 'PUT', value: 'PUT' },
		],
		default: standard,
		description: 'The HTTP method, in case your Fincore documentation gives another one for this path',
	};
}
