import type { INodeProperties } from 'n8n-workflow';

import type { Operation } from './operation';

/** What only shapes the answer. */
const OF_LISTS = ['returnAll', 'limit'];

const NAMES_A_RECORD = /(id|pcn|reference|number|key|code)$/i;

/** Whether the form has a field that goes to the provider: without one a person has nothing to correct. */
export function asksForFields({ fields = [] }: Operation): boolean {
	return fields.some(isSent);
}

/** Whether the person names the record the call is about. */
export function asksForRecord({ fields = [], payment }: Operation): boolean {
	return fields.some(
		(field) =>
			field.required === true && NAMES_A_RECORD.test(field.name) && field.name !== payment?.keyParameter,
	);
}

/**
 * What to do about a refusal that complains of what was sent.
 *
 * @param step for operations with fields
 */
export function fieldStep(operation: Operation, name: string, step: string): string {
	return asksForFields(operation)
		? step
		: `This call has no field to correct. Run it again later, and send this answer to ${name} if it stays.`;
}

function isSent({ name, type }: INodeProperties): boolean {
	return type !== 'notice' && !OF_LISTS.includes(name);
}
