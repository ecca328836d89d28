import type { Operation } from '../../../shared/api/operation';
import { text } from '../../../shared/form/fieldTypes';
import { additional, fieldsOf, payload } from '../../../shared/form/fields';
import { SERVICES_V6 } from '../../address';
import { answers } from '../../fields/pairs';

const FORM = [
	text('dynamicFormId', 'Form ID', {
		required: true,
		placeholder: 'e.g. 6c1d2e3f-7777-4a8b-9c00-556677889900',
		description: "ID of your tenant's questionnaire, which FinCode calls dynamic form",
	}),
	text('customerId', 'Customer ID', {
		required: true,
		placeholder: 'e.g. 9a7b1c2d-1111-4c2e-8f00-aabbccddeeff',
		description: 'The customer who gave the answers',
	}),
	answers(
		'dynamicFieldIds',
		'Answers',
		{
			key: {
				displayName: 'Field ID',
				placeholder: 'e.g. source-of-funds',
				description: 'ID of the question in the questionnaire',
			},
			value: {
				displayName: 'Answer',
				placeholder: 'e.g. Salary',
				description: 'What the customer answered',
			},
		},
		{ required: true, description: 'The answers by the ID of their question' },
	),
	...additional(
		text('kycRuleId', 'KYC Rule ID', {
			placeholder: 'e.g. 12',
			description: 'ID of a KYC rule of your tenant at FinCode',
		}),
	),
];

export const submitRiskAssessment: Operation = {
	value: 'submitRiskAssessment',
	name: 'Submit Risk Assessment',
	action: "Submit a customer's answers to your risk questionnaire",
	description:
		"Send a customer's answers to your risk questionnaire. This may start the next step of the screening (KYC).",
	effect: 'write',
	fields: fieldsOf(FORM),
	request: (input) => ({
		method: 'POST',
		path: `${SERVICES_V6}/admin/compliance/submit-cra`,
		body: payload(input, FORM),
	}),
};
