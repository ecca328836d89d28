/** A transfer whose form names the account on both sides is not sent from an account to itself. */
import type { IDataObject } from 'n8n-workflow';

import { everything, parametersOf } from './support/contractInput.mts';
import { contracts, idOf, implementationOf } from './support/contracts.mts';
import { credentialOf } from './support/contractWire.mts';
import { FakeRun } from './support/run.mts';

const LEDGER = '6cf0fed2-fa2c-4145-876f-38091fddcb1d';

const CASES: Array<[node: string, operation: string, sides: IDataObject, message: string]> = [
	[
		'hexCore',
		'transfer.initiate',
		{ sourceAccount: '0123456789', destinationAccount: '0123456789' },
		'Source Account and Destination Account are the same',
	],
	[
		'hexCore',
		'standingOrder.create',
		{ sourceAccount: '0123456789', destinationAccount: ' 0123456789' },
		'Source Account and Destination Account are the same',
	],
	[
		'acquiredBanking',
		'transfer.create',
		{ fromLedgerId: LEDGER, toLedgerId: LEDGER.toUpperCase() },
		'From Ledger and To Ledger are the same',
	],
	[
		'finCode',
		'payment.payFromWallet',
		{ accountId: LEDGER, payAbleId: LEDGER },
		'Account ID and Payable ID are the same',
	],
	[
		'finCode',
		'ledger.post',
		{
			primaryAccountNumber: '8883633074',
			counterParties:
				'[{ "accountNumber": "8883968718", "amount": 1 }, { "accountNumber": "8883633074", "amount": 1 }]',
		},
		'Primary Account Number and Counterparties > accountNumber are the same',
	],
];

test.each(CASES)('%s %s', async (name, id, sides, message) => {
	const contract = contracts.find(({ node }) => node === name);
	const operation = contract?.operations.find((one) => idOf(one) === id);
	if (!contract || !operation) throw new Error(`No ${name} ${id}`);
	const code = await implementationOf(contract);
	const usual = parametersOf(code.node, operation, everything(operation, 0));
	const run = new FakeRun([], {
		resource: operation.resource,
		operation: operation.operation,
		items: [{ ...usual, ...sides }],
		nodeType: code.node,
		credential: credentialOf(contract),
		continueOnFail: true,
	});
	const [item] = await run.items();
	expect(item?.json.error).toMatchObject({ message, code: 'INVALID_INPUT', outcome: 'notSent' });
	expect(run.http.requests).toEqual([]);
});
