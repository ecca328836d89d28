import type { Operation } from '../../../shared/api/operation';
import { secret } from '../../../shared/form/fieldTypes';
import { additional, fieldsOf, payload } from '../../../shared/form/fields';
import { payment, sentPaymentKey } from '../../../shared/form/paymentKey';
import { refuseSameAccount } from '../../../shared/form/sameAccount';
import { SERVICES_V6 } from '../../address';
import { EXPIRED_STEP, LEDGER_CHECK } from '../../advice';
import { transferRefusal } from '../../answers';
import { withRequestIds } from '../../callIds/requestIds';
import { accountOwner, debitedAccount } from '../../fields/chosen';
import { chosenPassword, passwordOption } from '../../fields/options';
import {
	accountCurrency,
	accountNumber,
	payableType,
	payAbleId,
	totalCheckOutAmount,
} from '../../fields/payable';
import { payableFacts } from '../../paymentFacts';

const key = sentPaymentKey('paymentGatewayRef', 'Reference', {
	description: 'FinCode gets it as the payment reference.',
});

const FORM = [
	key,
	accountOwner,
	debitedAccount,
	payableType,
	payAbleId,
	totalCheckOutAmount,
	...additional(
		accountNumber,
		accountCurrency,
		secret('otp', 'OTP', { description: 'One-time password of the customer, where FinCode asks for it' }),
		secret('pin', 'PIN', { description: 'PIN of the wallet, where FinCode asks for it' }),
	),
];

export const payFromWallet: Operation = {
	value: 'payFromWallet',
	name: 'Pay From Wallet',
	action: 'Pay from a wallet',
	description:
		'Pay a transaction, a bill or something else from a wallet: the wallet is debited. A payment key is paid once only.',
	effect: 'transfer',
	payment: payment(LEDGER_CHECK, key, { facts: payableFacts }),
	refusal: transferRefusal,
	nextStep: EXPIRED_STEP,
	fields: fieldsOf(FORM),
	options: [passwordOption],
	request: (input) => {
		const body = payload(input, FORM, { password: chosenPassword(input) });
		refuseSameAccount(
			{ value: body.accountId, label: debitedAccount.property.displayName },
			{ value: body.payAbleId, label: payAbleId.property.displayName },
		);
		return {
			method: 'POST',
			path: `${SERVICES_V6}/paymentmanagement/makepaymentfromwalletaccount`,
			body,
		};
	},
	output: withRequestIds,
};
