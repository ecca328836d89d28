import type { OperationInput } from '../shared/api/operation';
import { requiredText } from '../shared/form/requiredText';
import { phoneNumber } from './values';

/** Name, email and phone in hexCore's words. */
export function person(input: OperationInput): Record<string, string> {
	return {
		first_name: requiredText(input, 'firstName', 'First Name'),
		last_name: requiredText(input, 'lastName', 'Last Name'),
		email: requiredText(input, 'email', 'Email'),
		phone_number: phoneNumber(input, 'phoneNumber'),
	};
}
