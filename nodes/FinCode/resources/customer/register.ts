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
		{ required: true, default: 'INDIVIDUAL', description: 'Whether it is a person or a company' },
	),
	text('firstName', 'First Name', {
		required: true,
		placeholder: 'e.g. Ada',
		description: '2 to 50 letters',
	}),
	text('lastName', 'Last Name', { required: true, placeholder: 'e.g. Obi' }),
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
		accountTextField('dialingCode', 'Dialing Code', {
			placeholder: 'e.g. +44',
			description: 'Country code of the phone number',
		}),
		day('dob', 'Date of Birth', 'yyyy-MM-dd', { description: 'FinCode accepts an age of 18 to 120' }),
		text('addressAddress1', 'Address Line 1', {
			wire: 'address.address1',
			placeholder: 'e.g. 221B Baker Street',
		}),
		text('addressAddress2', 'Address Line 2', { wire: 'address.address2', placeholder: 'e.g. Flat 3' }),
		text('addressPostcode', 'Postcode', { wire: 'address.postcode', placeholder: 'e.g. NW1 6XE' }),
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
			{
				key: {
					displayName: 'Field Name',
					placeholder: 'e.g. branch',
					description: 'Name of the field at FinCode',
				},
				value: {
					displayName: 'Field Value',
					placeholder: 'e.g. Lagos',
					description: 'What it holds for this customer',
				},
			},
			{ description: 'Fields of your own tenant' },
		),
		text('devicePlatform', 'Device Platform', {
			placeholder: 'e.g. IOS',
			description: 'Where the customer registers, sent as typed',
		}),
		text('appVersion', 'App Version', {
			placeholder: 'e.g. 1.0.0',
			description: 'Version of the app the customer registers with',
		}),
		text('appId', 'App ID', {
			placeholder: 'e.g. com.example.app',
			description: 'ID of the app the customer registers with',
		}),
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
