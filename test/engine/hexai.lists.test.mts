import { behavesAsList } from './behaviours/lists.mts';
import { GET_MANY, hexai } from './hexai.mts';
import { worldOf } from './harness/world.mts';

behavesAsList(worldOf(hexai), {
	parameters: { ...GET_MANY, options: { pageSize: 2 } },
	path: '/client/transactions',
	id: 'transaction_id',
	body: (data) => ({ status: 'success', data: [...data] }),
	sample: {
		row: {
			transaction_id: 'tx_1',
			client_reference: 'OUT-1',
			type: 'PAYOUT',
			amount: 25.5,
			status: 'SUCCEEDED',
			updated_at: '2024-01-02T03:04:05Z',
			fee: 1,
		},
		subject: {
			type: 'payout',
			id: 'tx_1',
			reference: 'OUT-1',
			amount: '25.5',
			providerAmount: '25.5',
			currency: 'GMD',
			status: 'succeeded',
			providerStatus: 'SUCCEEDED',
			occurredAt: '2024-01-02T03:04:05Z',
		},
	},
});
