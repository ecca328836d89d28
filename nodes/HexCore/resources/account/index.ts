import type { Resource } from '../../../shared/api/operation';
import { create } from './create';
import { get } from './get';
import { getBalance } from './getBalance';
import { getMerchantBalance } from './getMerchantBalance';

export const account: Resource = {
	value: 'account',
	name: 'Account',
	operations: [create, get, getBalance, getMerchantBalance],
};
