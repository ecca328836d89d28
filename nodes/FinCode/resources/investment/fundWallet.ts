import type { HttpCall } from '../../../shared/api/call';
import type { PaymentFacts } from '../../../shared/api/payment';
import { plainDecimal } from '../../../shared/basics/decimal';
import type { Operation, OperationInput } from '../../../shared/api/operation';
import { idInPath } from '../../../shared/form/fieldTypes';
import { fieldsOf, segment, valueOf } from '../../../shared/form/fields';
import { payment } from '../../../shared/form/paymentKey';
import { INVESTMENT, investmentHost } from '../../address';
import { WALLET_CHECK } from '../../advice';
import { transferRefusal } from '../../answers';
import { lendingHeaders } from '../../callIds/headers';
import { withRequestIds } from '../../callIds/requestIds';
import { paymentKey } from '../../fields/ids';
import { amountText } from '../../fields/money';
import { investmentOptions } from '../../fields/options';
import { lookupInLedger } from '../ledger/lookup';

const walletId = idInPath('walletId', 'Wallet ID', 'ID of the investment wallet', {
	placeholder: 'e.g. 5b0e7a34-2222-4d3f-9a00-112233445566',
});
const amount = amountText('amount', 'Amount', [], {
	required: true,
	placeholder: 'e.g. 50000',
	description: "Plain decimal in the wallet's currency",
});
const FORM = [paymentKey, walletId, amount];

function request(input: OperationInput): HttpCall {
	return {
		method: 'PUT',
		baseUrl: investmentHost(input.credential, input.get('options.host')),
		path: `${INVESTMENT}/wallet/fund-wallet/${segment(input, walletId)}/${String(valueOf(input, amount))}`,
		headers: lendingHeaders(input),
	};
}

export const fundWallet: Operation = {
	value: 'fundWallet',
	name: 'Fund Wallet',
	action: 'Move money into an investment wallet',
	description: "Move money into a customer's investment wallet. A payment key is used once only.",
	effect: 'transfer',
	payment: payment(WALLET_CHECK, paymentKey, {
		facts,
		answerNames: { account: ['walletId'] },
		lookup: lookupInLedger({ operation: 'investment.fundWallet', key: paymentKey, request, facts }),
	}),
	refusal: transferRefusal,
	fields: fieldsOf(FORM),
	options: investmentOptions,
	request,
	output: withRequestIds,
};

/** Wallet and amount are the last two parts of the path. */
function facts({ path }: HttpCall): PaymentFacts {
	const [account, sent] = path.split('/').slice(-2).map(decodeURIComponent);
	return { amount: plainDecimal(sent), account };
}
