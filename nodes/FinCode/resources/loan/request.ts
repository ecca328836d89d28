import type { Operation } from '../../../shared/api/operation';
import { bvnField, nigerianBankCodeField, nubanField } from '../../../shared/form/accountFields';
import { choice, day, text, whole, extraFields } from '../../../shared/form/fieldTypes';
import { additional, fieldsOf, payload } from '../../../shared/form/fields';
import { nubanWarnings } from '../../../shared/form/nubanWarnings';
import { SERVICES_V6 } from '../../address';
import { LENDING_STEP } from '../../advice';
import { lendingHeaders } from '../../callIds/headers';
import { amountNumber, currency } from '../../fields/money';
import { lendingBase, lendingOptions } from '../../fields/options';
import { answerList } from '../../fields/pairs';
import { phone } from '../../fields/person';

const FORM = [
	currency('currencyCode', 'Currency', { required: true, description: 'Three letters of ISO 4217' }),
	day('dateOfBirth', 'Date of Birth', 'yyyy-MM-dd', { required: true }),
	whole('durationCounter', 'Number of Periods', {
		required: true,
		typeOptions: { minValue: 0 },
		default: 0,
		description: 'How many periods the loan runs',
	}),
	choice(
		'employmentStatus',
		'Employment Status',
		{ EMPLOYED: 'Employed', SELF_EMPLOYED: 'Self-Employed' },
		{ required: true, description: 'How the customer earns a living' },
	),
	...additional(
		amountNumber('loanAmount', 'Loan Amount', ['currencyCode'], {
			description: 'Plain decimal in the currency of the loan',
		}),
		text('loanProductId', 'Loan Product ID', {
			placeholder: 'e.g. 1e2f3a4b-4444-4c5d-9e00-001122334455',
			description: 'ID of the loan product at FinCode',
		}),
		whole('loanDuration', 'Loan Duration', {
			description: 'FinCode names it beside Number of Periods and does not say in which unit',
		}),
		text('loanRepaymentMethodEnum', 'Repayment Method', {
			placeholder: 'e.g. DIRECT_DEBIT',
			description: "How the loan is paid back, in FinCode's word",
		}),
		amountNumber('monthlyIncome', 'Monthly Income', ['currencyCode'], {
			description: 'Plain decimal in the currency of the loan',
		}),
		bvnField('bvn', 'BVN', {
			typeOptions: { password: true },
			placeholder: 'e.g. 22222222222',
			description: 'Bank verification number of the customer',
		}),
		text('firstName', 'First Name', { placeholder: 'e.g. Ada' }),
		text('lastName', 'Last Name', { placeholder: 'e.g. Obi' }),
		phone('phoneNumber', 'Phone Number'),
		nubanField('accountNumber', 'Account Number'),
		nigerianBankCodeField('bankCode', 'Bank Code'),
		answerList(
			['questionId', 'answer'],
			'eligibilityAnswers',
			'Eligibility Answers',
			{
				key: {
					displayName: 'Question ID',
					placeholder: 'e.g. 3f2b1a00-8888-4d9e-8b00-112233440000',
					description: 'ID of the question, from Get Eligibility Questions',
				},
				value: {
					displayName: 'Answer',
					placeholder: 'e.g. Yes',
					description: 'What the customer answered',
				},
			},
			{ description: 'Answers to the questions of Get Eligibility Questions' },
		),
		extraFields('Fields of this call that the form lacks; their names stand on its page at FinCode.'),
	),
];

export const request: Operation = {
	value: 'request',
	name: 'Request',
	action: 'Request a loan',
	description: 'Request a loan for a customer. Nothing is paid out yet.',
	effect: 'write',
	fields: fieldsOf(FORM),
	warnings: ({ get }) =>
		nubanWarnings(get('additionalFields.bankCode'), get('additionalFields.accountNumber'), 'Account Number'),
	options: lendingOptions(SERVICES_V6),
	nextStep: LENDING_STEP,
	request: (input) => ({
		method: 'POST',
		path: `${lendingBase(input, SERVICES_V6)}/user/request-loan`,
		headers: lendingHeaders(input),
		body: payload(input, FORM, { loanApplicationStatusEnum: 'REQUESTED' }),
	}),
};
