import type { Resource } from '../../../shared/api/operation';
import { cancelAwaiting } from './cancelAwaiting';
import { confirmAwaiting } from './confirmAwaiting';
import { getAwaiting } from './getAwaiting';
import { getCharges } from './getCharges';
import { notifyBankTransfer } from './notifyBankTransfer';
import { payFromWallet } from './payFromWallet';
import { payLater } from './payLater';
import { payWithToken } from './payWithToken';

export const payment: Resource = {
	value: 'payment',
	name: 'Payment',
	operations: [
		cancelAwaiting,
		confirmAwaiting,
		getAwaiting,
		getCharges,
		notifyBankTransfer,
		payFromWallet,
		payLater,
		payWithToken,
	],
};
