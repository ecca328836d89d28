import type { Operation } from '../../../shared/api/operation';
import { accountTextField } from '../../../shared/form/accountFields';
import { checked, choice, day, flag, secret, text } from '../../../shared/form/fieldTypes';
import { additional, fieldsOf, payload } from '../../../shared/form/fields';
import { SERVICES_V6 } from '../../address';
import { deviceHeaders } from '../../callIds/headers';
import { country } from '../../fields/countries';
import { answers } from '../../fields/pairs';
import { emailAddress, newPassword, phone } from '../../fields/person';

const password = secret('password', 'Password', {
	required: true,
	description:
		'At least 8 characters, with a lower-case and an upper-case letter, a digit and one of !@#$%^&*',
});

const FORM = [
	choice(
		'customerType',
		'Customer Type',
		{ COMPANY: 'Company', INDIVIDUAL: 'Individual' },
		{ required: true, default: 'INDIVIDUAL' },
	),
	text('firstName', 'First Name', { required: true, description: '2 to 50 letters' }),
	text('lastName', 'Last Name', { required: true }),
	checked(emailAddress, 'email', 'Email', {
		required: true,
		placeholder: 'e.g. name@email.com',
		description: 'Unique in your tenant. It can not be changed later.',
	}),
	phone('phone', 'Phone', { required: true, placeholder: 'e.g. +447700900123' }),
	password,
	flag('payloadEncrypted', 'Password Is Encrypted', {
		description:
			'Whether Password holds the text encrypted with the RSA key of your tenant (Base64). FinCode means an open password for tests only.',
	}),
	...additional(
		accountTextField('dialingCode', 'Dialing Code', { placeholder: 'e.g. +44' }),
		day('dob', 'Date of Birth', 'yyyy-MM-dd', { description: 'FinCode accepts an age of 18 to 120' }),
		text('addressAddress1', 'Address Line 1', { wire: 'address.address1' }),
		text('addressAddress2', 'Address Line 2', { wire: 'address.address2' }),
		text('addressPostcode', 'Postcode', { wire: 'address.postcode' }),
		text('addressCountryCommonName', 'Country Name', {
			wire: 'address.countryCommonName',
			placeholder: 'e.g. United Kingdom',
		}),
		country('addressCountryIso3', 'Country Code', {
			wire: 'address.countryIso3',
			placeholder: 'e.g. GBR',
		}),
		answers(
			'dynamicFields',
			'Dynamic Fields',
			{ key: 'Field', value: 'Value' },
			{ description: 'Fields of your own tenant' },
		),
		text('devicePlatform', 'Device Platform', { placeholder: 'e.g. IOS' }),
		text('appVersion', 'App Version', { placeholder: 'e.g. 1.0.0' }),
		text('appId', 'App ID', { placeholder: 'e.g. com.example.app' }),
	),
];

export const register: Operation = {
	value: 'register',
	name: 'Register',
	action: 'Register a customer',
	description: 'Register a new customer in your tenant. The call goes without the token of the credential.',
	effect: 'write',
	fields: fieldsOf(FORM),
	request: (input) => {
		const body = payload(input, FORM, { payloadEncrypted: false });
		if (body.payloadEncrypted !== true) newPassword(body.password, password.property.displayName);
		return {
			method: 'POST',
			path: `${SERVICES_V6}/usermanagement/register-customer`,
			anonymous: true,
			headers: deviceHeaders(input.credential),
			body: { ...body, confirmPassword: body.password },
		};
	},
};
