import type { INodeProperties } from 'n8n-workflow';

import type { Operation } from '../../../shared/api/operation';
import { payment } from '../../../shared/form/paymentKey';
import { plainAmount } from '../../fields/money';
import { investmentOptions } from '../../fields/options';
import { idField, paymentKeyField, segment } from '../../fields/person';
import { lendingHeaders } from '../../callIds/headers';
import { INVESTMENT, investmentHost } from '../../address';
import { WALLET_CHECK } from '../../advice';
import { withRequestIds } from '../../callIds/requestIds';

const walletId = idField('walletId', 'Wallet ID', 'ID of the investment wallet, a UUID', {
	placeholder: 'e.g. 5b0e7a34-2222-4d3f-9a00-112233445566',
});

const amount: INodeProperties = {
	displayName: 'Amount (Major Units)',
	name: 'amount',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 50000',
	description: "Plain decimal in the wallet's currency",
};

export const fundWallet: Operation = {
	value: 'fundWallet',
	name: 'Fund Wallet',
	action: 'Fund an investment wallet',
	description: "Move money into a customer's investment wallet",
	effect: 'transfer',
	payment: payment(WALLET_CHECK),
	fields: [paymentKeyField, walletId, amount],
	options: investmentOptions,
	request: (input) => ({
		method: 'PUT',
		baseUrl: investmentHost(input.credential, input.get('options.host')),
		path: `${INVESTMENT}/wallet/fund-wallet/${segment(input, walletId)}/${plainAmount(input.get('amount'), undefined, amount.displayName)}`,
		headers: lendingHeaders(input),
	}),
	output: withRequestIds,
};
