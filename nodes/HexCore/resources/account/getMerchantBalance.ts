import type { Operation } from '../../../shared/api/operation';

export const getMerchantBalance: Operation = {
	value: 'getMerchantBalance',
	name: 'Get Merchant Balance',
	action: 'Get the merchant balance',
	description:
		'Get the balance hexCore shows for the API key, in naira. Its documents do not say which account that is.',
	effect: 'read',
	request: () => ({ method: 'GET', path: '/account/balance' }),
};
