import type { Resource } from '../../shared/api/operation';
import { account } from './account';
import { collection } from './collection';
import { payout } from './payout';
import { transaction } from './transaction';

export const resources: readonly Resource[] = [account, collection, payout, transaction];
