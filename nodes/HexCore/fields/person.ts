import type { Field } from '../../shared/form/fields';
import { line, phone } from './types';

/** Name, email and phone: what opens an account and what makes a customer. */
export const person: Field[] = [
	line('firstName', 'First Name', {
		wire: 'first_name',
		placeholder: 'e.g. Jane',
		description: 'First name of the person',
	}),
	line('lastName', 'Last Name', {
		wire: 'last_name',
		placeholder: 'e.g. Doe',
		description: 'Last name of the person',
	}),
	line('email', 'Email', { placeholder: 'e.g. name@email.com', description: 'Email address of the person' }),
	phone({ required: true }),
];
