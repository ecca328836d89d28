import type { Operation } from '../../../shared/api/operation';
import { InputError } from '../../../shared/basics/inputError';
import { idInPath } from '../../../shared/form/fieldTypes';
import { fieldsOf, segment } from '../../../shared/form/fields';
import { SERVICES_V6 } from '../../address';

const pcn = idInPath('pcn', 'Payment Reference (PCN)', 'Payment reference of the transaction, from Create', {
	placeholder: 'e.g. TR656516344451',
});
const payableType = idInPath('payableType', 'Payable Type', 'What is paid; FinCode also shows BILL', {
	default: 'TRANSACTION',
	placeholder: 'e.g. TRANSACTION',
});

const FORM = [pcn, payableType];

export const payLater: Operation = {
	value: 'payLater',
	name: 'Report Later Bank Transfer',
	action: 'Report that a customer will pay by bank transfer later',
	description: 'Tell FinCode that the customer will pay by bank transfer later. No money moves.',
	effect: 'write',
	fields: fieldsOf(FORM),
	request: (input) => {
		const { name, displayName } = pcn.property;
		if (input.text(name).length < 3) {
			throw new InputError(
				`${displayName} is shorter than 3 characters`,
				'Use the payment reference from Create.',
			);
		}
		return {
			method: 'PUT',
			path: `${SERVICES_V6}/paymentmanagement/bank-iwillpaylater-wallet/${segment(input, pcn)}/${segment(input, payableType)}`,
		};
	},
};
