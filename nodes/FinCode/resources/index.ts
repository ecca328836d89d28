import type { Resource } from '../../shared/api/operation';
import { bankAccount } from './bankAccount';
import { beneficiary } from './beneficiary';
import { customer } from './customer';
import { investment } from './investment';
import { ledger } from './ledger';
import { loan } from './loan';
import { organisation } from './organisation';
import { payment } from './payment';
import { quote } from './quote';
import { session } from './session';
import { transaction } from './transaction';
import { wallet } from './wallet';

export const resources: readonly Resource[] = [
	bankAccount,
	beneficiary,
	customer,
	investment,
	ledger,
	loan,
	organisation,
	payment,
	quote,
	session,
	transaction,
	wallet,
];
