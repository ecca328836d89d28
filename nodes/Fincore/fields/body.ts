import type { IDataObject } from 'n8n-workflow';

import type { OperationInput } from '../../shared/api/operation';
import { InputError } from '../../shared/basics/inputError';
import { unsent } from '../../shared/form/fieldTypes';
import { fieldsOf, type Field } from '../../shared/form/fields';
import { fieldRows, freeBody, jsonBody as jsonBodyProperty } from '../../shared/form/freeBody';

const FIELD_NAMES =
	'Fincore does not publish field names: type them as your own Fincore documentation gives them. Each row becomes one field; a dot in a name puts a field inside another: address.city.';

/** The body as rows, where the body is the point of the operation. */
export const bodyRows: Field = unsent(fieldRows(`${FIELD_NAMES} For all fields at once use JSON Body.`));

/** The body as rows among the optional fields, where none is needed. */
export const optionalBodyRows: Field = unsent(fieldRows(`${FIELD_NAMES} Leave it out to send no fields.`));

/** The whole body at once, in place of the rows. */
export const jsonBody: Field = unsent(jsonBodyProperty());

/**
 * The body the person typed; undefined when there is none.
 *
 * @param form holds the rows and the JSON, each at the top or among the optional fields
 * @throws InputError as freeBody
 */
export function typedBody(input: OperationInput, form: readonly Field[]): IDataObject | undefined {
	const typed = ({ property: { name } }: Field): unknown => {
		const group = form.find(({ property }) => property.name === name)?.group;
		return input.get(group ? `${group}.${name}` : name);
	};
	return freeBody(typed(bodyRows), typed(jsonBody));
}

/** @throws InputError when there is nothing to send; it names the fields of the form that make the body */
export function required(body: IDataObject | undefined, form: readonly Field[]): IDataObject {
	if (body) return body;
	const collection = fieldsOf(form).find(({ type }) => type === 'collection')?.displayName;
	const optional = form.filter(({ group }) => group).map(({ property }) => property.displayName);
	throw new InputError(
		'There is nothing to send',
		`Fill in ${bodyRows.property.displayName}, or ${collection} > ${optional.join(' or ')}.`,
	);
}
