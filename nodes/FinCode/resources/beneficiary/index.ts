import type { Resource } from '../../../shared/api/operation';
import { addBankDetails } from './addBankDetails';
import { create } from './create';
import { validateAccount } from './validateAccount';

export const beneficiary: Resource = {
	value: 'beneficiary',
	name: 'Beneficiary',
	operations: [addBankDetails, create, validateAccount],
};
