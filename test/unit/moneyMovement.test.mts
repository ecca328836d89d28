/** Every operation by what it does to money, and what a credential and an agent's tool may not do with it. */
import type { IDataObject, INode } from 'n8n-workflow';

import { everything, parametersOf } from './support/contractInput.mts';
import { contracts, idOf, implementationOf, type ContractOperation } from './support/contracts.mts';
import { credentialOf, FILE } from './support/contractWire.mts';
import { node } from './support/provider.mts';
import { FakeRun } from './support/run.mts';

/** Moves money, or lets it move, by what the provider's documents say; everything else only reads or changes records. */
const MOVES: Record<string, readonly string[]> = {
	hexAi: ['payout.initiate'],
	hexCore: [
		'transfer.initiate',
		'loan.disburse',
		'standingOrder.create',
		'fixedDeposit.create',
		'fixedDeposit.liquidate',
		'bill.pay',
	],
	finCode: [
		'transaction.create',
		'transaction.createDirect',
		// Says that money has arrived, and so lets the payout go on.
		'payment.confirmAwaiting',
		'payment.payFromWallet',
		'payment.payWithToken',
		'ledger.post',
		'loan.acceptTerms',
		'loan.repay',
		'loan.payoff',
		'wallet.transferToBank',
		'investment.apply',
		'investment.fundWallet',
	],
	fincore: ['loan.disburse', 'loan.addRepayment', 'payment.create', 'disbursement.create'],
	acquiredBanking: ['transfer.create', 'payout.create'],
};

/** Those whose amount the provider works out. */
const WITHOUT_AMOUNT = ['payment.confirmAwaiting', 'loan.acceptTerms', 'ledger.post', 'investment.apply'];

const TOOL: INode = { ...node, type: `${node.type}Tool` };

const LIMITED = { moneyMovement: 'limited', largestPayment: '1000000', limitCurrency: 'GBP' };

describe.each(contracts)('$displayName', (contract) => {
	const moves = MOVES[contract.node] ?? [];
	const those = (ids: readonly string[]) => contract.operations.filter((one) => ids.includes(idOf(one)));

	async function outcomeOf(operation: ContractOperation, credential: IDataObject, as: INode = node) {
		const code = await implementationOf(contract);
		const run = new FakeRun([], {
			resource: operation.resource,
			operation: operation.operation,
			items: [parametersOf(code.node, operation, everything(operation, 0))],
			nodeType: code.node,
			credential: { ...credentialOf(contract), ...credential },
			files: { data: FILE },
			continueOnFail: true,
			node: as,
		});
		const [item] = await run.items();
		const { code: word } = (item?.json.error ?? {}) as IDataObject;
		return { word, sent: run.http.requests.length };
	}

	test('the effect of each operation is what its documents say', () => {
		const transfers = contract.operations.filter(({ effect }) => effect === 'transfer').map(idOf);
		expect(transfers.sort()).toEqual([...moves].sort());
	});

	test('No Transfers and Read Only send nothing that moves money or lets it move', async () => {
		for (const operation of those(moves)) {
			for (const moneyMovement of ['none', 'readOnly']) {
				const outcome = await outcomeOf(operation, { moneyMovement });
				expect([idOf(operation), outcome]).toEqual([idOf(operation), { word: 'NOT_ALLOWED', sent: 0 }]);
			}
		}
	});

	test('an agent moves no money and lets none move with a tool that nobody has allowed to', async () => {
		for (const operation of those(moves)) {
			const outcome = await outcomeOf(operation, {}, TOOL);
			expect([idOf(operation), outcome]).toEqual([idOf(operation), { word: 'AGENT_NOT_ALLOWED', sent: 0 }]);
		}
	});

	test('a limit lets nothing pass of which the call does not say the amount', async () => {
		for (const operation of those(WITHOUT_AMOUNT.filter((id) => moves.includes(id)))) {
			const outcome = await outcomeOf(operation, LIMITED);
			expect([idOf(operation), outcome]).toEqual([idOf(operation), { word: 'OVER_LIMIT', sent: 0 }]);
		}
	});

	test('Read Only sends no write, and No Transfers sends it', async () => {
		for (const operation of contract.operations.filter(({ effect }) => effect === 'write')) {
			const readOnly = await outcomeOf(operation, { moneyMovement: 'readOnly' });
			expect([idOf(operation), readOnly]).toEqual([idOf(operation), { word: 'NOT_ALLOWED', sent: 0 }]);
			const noTransfers = await outcomeOf(operation, { moneyMovement: 'none' });
			expect([idOf(operation), noTransfers.sent]).toEqual([idOf(operation), 1]);
		}
	});
});
