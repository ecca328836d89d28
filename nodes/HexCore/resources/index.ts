import type { Resource } from '../../shared/api/operation';
import { account } from './account';
import { bill } from './bill';
import { card } from './card';
import { customer } from './customer';
import { fixedDeposit } from './fixedDeposit';
import { loan } from './loan';
import { sms } from './sms';
import { standingOrder } from './standingOrder';
import { transfer } from './transfer';

export const resources: readonly Resource[] = [
	account,
	bill,
	card,
	customer,
	fixedDeposit,
	loan,
	sms,
	standingOrder,
	transfer,
];
