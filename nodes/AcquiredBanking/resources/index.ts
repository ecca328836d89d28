import type { Resource } from '../../shared/api/operation';
import { beneficiary } from './beneficiary';
import { customer } from './customer';
import { customerLedger } from './customerLedger';
import { ledger } from './ledger';
import { payout } from './payout';
import { report } from './report';
import { subAccount } from './subAccount';
import { transfer } from './transfer';

export const resources: readonly Resource[] = [
	ledger,
	beneficiary,
	customer,
	customerLedger,
	payout,
	report,
	subAccount,
	transfer,
];
