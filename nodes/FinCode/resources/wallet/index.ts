import type { Resource } from '../../../shared/api/operation';
import { getTransferHistory } from './getTransferHistory';
import { getTransferStatus } from './getTransferStatus';
import { transferToBank } from './transferToBank';

export const wallet: Resource = {
	value: 'wallet',
	name: 'Wallet',
	operations: [getTransferHistory, getTransferStatus, transferToBank],
};
