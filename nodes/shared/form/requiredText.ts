import type { OperationInput } from '../api/operation';
import { InputError } from '../basics/inputError';

/**
 * A parameter that must hold text, trimmed. n8n itself only sees an empty field, not an expression that comes
 * out empty.
 *
 * @throws InputError when it is empty
 */
export function requiredText(input: OperationInput, name: string, label: string): string {
	const text = input.text(name);
	if (text === '') throw new InputError(`${label} is missing`, `Fill in ${label}.`);
	return text;
}
