import type { INodeProperties } from 'n8n-workflow';

import type { Field } from '../../shared/form/fields';

/** The lists the form can choose from, which stand once in the code and not with each field. */
export type ListName = 'getCountries' | 'getCurrencies';

const EXPRESSIONS = 'https://docs.n8n.io/code/expressions/';

/** What makes a property one that is chosen from a list. */
export function listed(list: ListName, description = ''): Partial<INodeProperties> {
	return {
		type: 'options',
		typeOptions: { loadOptionsMethod: list },
		description:
			`${description} Choose from the list, or specify the three letters using an <a href="${EXPRESSIONS}">expression</a>`.trim(),
	};
}

/** The field as one that is chosen from a list. */
export function fromList(list: ListName, field: Field): Field {
	const { description } = field.property;
	const sentence = description === undefined || description.endsWith('.') ? description : `${description}.`;
	return { ...field, property: { ...field.property, ...listed(list, sentence) } };
}
