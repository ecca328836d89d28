import type { Resource } from '../../shared/api/operation';
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

export const resources: readonly Resource[] = [
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
];
