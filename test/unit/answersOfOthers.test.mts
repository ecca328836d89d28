/** An answer about another payment or record than the one that was asked for, over all providers and through the node. */
import type { IDataObject } from 'n8n-workflow';

import { contracts, idOf, implementationOf, type Contract } from './support/contracts.mts';
import { everything, parametersOf } from './support/contractInput.mts';
import { credentialOf, FILE } from './support/contractWire.mts';
import { FakeRun } from './support/run.mts';

/** What each provider answers to a payment it accepts. */
const ACCEPTED: Record<string, (data: IDataObject) => IDataObject> = {
	'acquired-banking': (data) => ({
		status: 1,
		message: 'success',
		response_code: '1',
		transaction_id: 't-1',
		...data,
	}),
	fincode: (data) => ({
		status: 'SUCCESS',
		responseCode: 200,
		data: { pcn: 'TR1', status: 'PENDING', ...data },
	}),
	fincore: (data) => ({ data: { id: 'pay_1', status: 'pending', ...data } }),
	hexai: (data) => ({ status: 'success', data: { transaction_id: 't-1', status: 'PENDING', ...data } }),
	hexcore: (data) => ({
		status: true,
		message: 'Done',
		data: { reference: 'trf_1', status: 'PROCESSING', ...data },
	}),
};

const TYPED = { amount: '1500.50', currency: 'ngn', account_number: '0123456789', reference: 'INV-7' };
const typed: IDataObject = { fields: {}, additionalFields: { jsonBody: JSON.stringify(TYPED) } };
const OF_TYPED: Case = {
	parameters: typed,
	same: [
		{ amount: 1500.5, currency: 'NGN', account_number: '0123456789', reference: 'INV-7' },
		{ amount: '150050', currency: 'ngn', account_number: 123456789, reference: 'inv-7' },
		{ amount: '1,500.50 NGN', account_number: '******6789' },
		{ amount: 1510.5, fee: 10 },
		{ amount: 2, currency: 'USD', exchange_rate: 1500 },
		{ source: { amount: 2, currency: 'USD' }, target_amount: 2 },
	],
	other: [
		{ amount: 1500.51 },
		{ amount: '999999' },
		{ currency: 'USD' },
		{ account_number: '9999999999' },
		{ account_number: '******9999' },
		{ reference: 'INV-8' },
	],
};

interface Case {
	parameters?: IDataObject;
	/** What an answer may say of the payment of the examples. */
	same: IDataObject[];
	/** Each says one thing that was not sent. */
	other: IDataObject[];
}

/** Beside the examples of the contracts. */
const CASES: Record<string, Case> = {
	'hexai payout.initiate': {
		same: [
			{ amount: '50.00', currency: 'gmd', recipient_mobile: '+2201234567', client_reference: 'OUT-101' },
			{ amount: 50, recipient_mobile: '1234567' },
			{ amount: 5000, recipient_mobile: '2201234567' },
			{ amount: '50', recipient_mobile: '+220****567', reference: 'HEX-778' },
			{ amount: 50.5, fee: '0.50' },
			{ amount: null, currency: '', recipient_mobile: null },
		],
		other: [
			{ amount: '999999' },
			{ amount: 5 },
			{ currency: 'USD' },
			{ recipient_mobile: '+2207654321' },
			{ recipient_mobile: '+220****999' },
			{ client_reference: 'OUT-102' },
		],
	},
	'hexcore transfer.initiate': {
		same: [
			{ amount: 50000, currency: 'NGN', destination_account: '0987654321', source_account: '1234567890' },
			{ amount: '5000000', destination_account: 987654321 },
			{ amount: 50052.5, fee: 50, vat: 2.5, destination_account: '098****321' },
			{ destination_account_name: 'JANE DOE', session_id: '0999999' },
		],
		other: [
			{ amount: 999999 },
			{ currency: 'USD' },
			{ destination_account: '9999999999' },
			{ source_account: '0000000001' },
		],
	},
	'hexcore loan.disburse': {
		same: [{ loan_id: 'ln_a1b2c3d4e5f6', disbursed_amount: 500000, destination_account: '1234567890' }],
		other: [{ loan_id: 'ln_other' }, { destination_account: '9999999999' }, { currency: 'USD' }],
	},
	'hexcore standingOrder.create': {
		same: [{ order_id: 'so_1', amount: 50000, destination_account: '0987654321' }],
		other: [{ amount: 5 }, { destination_account: '9999999999' }],
	},
	'hexcore fixedDeposit.create': {
		same: [{ deposit_id: 'fd_1', principal: 1000000, expected_interest: 29589.04 }],
		other: [{ principal: 10 }, { account_number: '9999999999' }],
	},
	'hexcore fixedDeposit.liquidate': {
		same: [{ deposit_id: 'fd_p2q3r4s5t6', principal_returned: 1000000, total_credited: 1010243.5 }],
		other: [{ deposit_id: 'fd_other' }, { amount: 7 }],
	},
	'hexcore bill.pay': {
		same: [
			{ transaction_id: 'tx_1', amount: 2000, customer_id: '08012345678' },
			{ customer_id: 'cus_8f92jdl29skw' },
		],
		other: [{ amount: 20 }, { customer_id: '08099999999' }],
	},
	...Object.fromEntries(
		['transaction.create', 'transaction.createDirect'].map((id): [string, Case] => [
			`fincode ${id}`,
			{
				same: [
					{ sendAmount: '7.00', sendCurrency: 'GBP', amount: '31.99', receivingCurrency: 'NGN' },
					{ amount: 7, currency: 'GBP', bankaccountno: '****3074' },
					{ amount: 14000, currency: 'NGN' },
				],
				other: [
					{ sendAmount: 95 },
					{ amount: 95, currency: 'GBP' },
					{ sendCurrency: 'USD' },
					{ currency: 'USD' },
					{ bankaccountno: '9999999999' },
				],
			},
		]),
	),
	...Object.fromEntries(
		['payment.payFromWallet', 'payment.payWithToken'].map((id): [string, Case] => [
			`fincode ${id}`,
			{
				same: [
					{ payAbleId: 'TR656516344451', totalCheckOutAmount: 152.5, amount: '152.50', currency: 'USD' },
				],
				other: [
					{ amount: 7 },
					{ totalCheckOutAmount: 7 },
					{ payAbleId: 'TR000000000001' },
					{ currency: 'GBP' },
				],
			},
		]),
	),
	'fincode ledger.post': {
		same: [{ currencyCode: 'NGN', primaryAccountNumber: 8883633074 }],
		other: [{ instructionIdempotencykey: 'INV-1001' }, { primaryAccountNumber: '9999999999' }],
	},
	// Its answer is the list of what still waits.
	'fincode payment.confirmAwaiting': {
		same: [{ awaitingPayments: [{ awaitingPaymentId: 'AP99999', amount: 7 }], selectedCurrency: 'USD' }],
		other: [{ selectedCurrency: 'GBP' }],
	},
	'fincode loan.acceptTerms': {
		same: [{ loanApplicationId: '7C2D9E10-3333-4A5B-8C00-665544332211', loanAmount: 5 }],
		other: [{ loanApplicationId: '7c2d9e10-3333-4a5b-8c00-000000000000' }],
	},
	'fincode loan.payoff': {
		same: [{ payoffAmount: '125000.00', remainingBalance: 0, transactionReference: 'X' }],
		other: [{ payoffAmount: 12 }, { loanApplicationId: '7c2d9e10-3333-4a5b-8c00-000000000000' }],
	},
	'fincode loan.repay': {
		parameters: { extraFields: JSON.stringify({ amount: 50, loanAccountId: 'L-1' }) },
		same: [{ repaymentAmount: '50.00', repaymentReference: 'R-1' }],
		other: [{ repaymentAmount: 51 }, { loanAccountId: 'L-2' }],
	},
	'fincode wallet.transferToBank': {
		same: [
			{ amount: 5000, accountNumber: '8883633074', transactionReference: 'T-1' },
			{ amount: 5010, fee: 10 },
		],
		other: [{ amount: 7 }, { accountNumber: '8883968718' }],
	},
	'fincode investment.apply': {
		same: [{ userWalletId: '5b0e7a34-2222-4d3f-9a00-112233445566', amount: 7 }],
		other: [{ userWalletId: '5b0e7a34-2222-4d3f-9a00-000000000000' }],
	},
	'fincode investment.fundWallet': {
		same: [{ walletId: '5b0e7a34-2222-4d3f-9a00-112233445566', amount: 50000, balance: 7 }],
		other: [{ amount: 7 }, { walletId: '5b0e7a34-2222-4d3f-9a00-000000000000' }],
	},
	'acquired-banking transfer.create': {
		same: [
			{
				to_ledger_id: 'A303519E-3B65-4A1E-B8B9-B480ADE983F7',
				amount: '200.00',
				reference: 'Internal  transfer',
			},
			{ amount: 20000, currency: 'GBP' },
		],
		other: [
			{ to_ledger_id: 'f3a1b2c4-5d6e-4f70-8192-a3b4c5d6e7f8' },
			{ amount: '201' },
			{ reference: 'Another' },
		],
	},
	'acquired-banking payout.create': OF_TYPED,
	...Object.fromEntries(
		['loan.disburse', 'loan.addRepayment', 'payment.create', 'disbursement.create'].map(
			(id): [string, Case] => [`fincore ${id}`, OF_TYPED],
		),
	),
};

/** Lookups by an id or reference, the member of the answer that names it, and what else the answer must hold. */
const LOOKUPS: Array<[provider: string, id: string, member: string, more?: IDataObject]> = [
	['hexai', 'collection.getStatus', 'client_reference'],
	['hexcore', 'transfer.getStatus', 'reference'],
	['hexcore', 'standingOrder.get', 'order_id'],
	['hexcore', 'account.get', 'account_number'],
	['hexcore', 'account.getBalance', 'account_number'],
	['hexcore', 'customer.get', 'customer_id'],
	['hexcore', 'loan.getSchedule', 'loan_id'],
	['fincode', 'wallet.getTransferStatus', 'transactionReference'],
	['fincode', 'bankAccount.get', 'accountId'],
	['fincode', 'bankAccount.verify', 'accountNumber'],
	['fincode', 'loan.getPaymentHistory', 'loanApplicationId'],
	['fincode', 'loan.getRepaymentInstructions', 'loanApplicationId'],
	['fincode', 'loan.getTerms', 'organisationId'],
	['fincode', 'transaction.getPaymentMethods', 'pcn'],
	['fincore', 'client.get', 'id'],
	['fincore', 'loan.get', 'loan_id'],
	['fincore', 'payment.get', 'id'],
	['fincore', 'paymentLink.get', 'id'],
	['fincore', 'disbursement.get', 'disbursement_id'],
];

let keys = 0;

async function runOf(contract: Contract, id: string, body: unknown, parameters: IDataObject = {}) {
	const operation = contract.operations.find((one) => idOf(one) === id);
	if (!operation) throw new Error(`The contract has no ${id}`);
	const { node } = await implementationOf(contract);
	const given = everything(operation, 0);
	const form = { ...parametersOf(node, operation, new Set(given)), ...parameters };
	// What a person sets for one payment only has no part in this.
	if (typeof form.options === 'object')
		form.options = { ...form.options, idempotencyKey: '', interactionId: '' };
	const run = new FakeRun([], {
		resource: operation.resource,
		operation: operation.operation,
		items: [form],
		nodeType: node,
		credential: credentialOf(contract),
		files: { data: FILE },
		continueOnFail: true,
		answers: [{ body: body as IDataObject }],
		executionId: `others-${++keys}`,
	});
	const [item] = await run.items();
	return { json: item?.json ?? {}, run };
}

const contractOf = (name: string) => contracts.find(({ provider }) => provider === name) as Contract;

test('every transfer of every provider is tested', () => {
	const transfers = contracts.flatMap(({ provider, operations }) =>
		operations.filter(({ effect }) => effect === 'transfer').map((one) => `${provider} ${idOf(one)}`),
	);
	expect(Object.keys(CASES).sort()).toEqual(transfers.sort());
});

describe.each(Object.entries(CASES))('%s', (name, { parameters, same, other }) => {
	const [provider = '', id = ''] = name.split(' ');
	const answered = async (data: IDataObject) =>
		(await runOf(contractOf(provider), id, ACCEPTED[provider]?.(data), parameters)).json;

	test.each([{}, ...same])('is accepted with %j', async (data) => {
		expect((await answered(data)).error).toBeUndefined();
	});

	test.each(other)('is an unknown outcome with %j, and the error says so', async (data) => {
		const { error } = await answered(data);
		expect(error).toMatchObject({ code: 'NOT_CONFIRMED', outcome: 'unknown' });
		const { description } = error as { description: string };
		expect(description).toMatch(
			new RegExp(`about another payment: it says ${Object.keys(data)[0]} \\S+ where .+ was (sent|asked for)`),
		);
		expect(description).toContain('stays locked');
		// Neither account is shown whole.
		expect(description).not.toMatch(/9999999999|0123456789|8883633074|1234567890/);
	});
});

describe.each(LOOKUPS)('%s %s', (provider, id, member) => {
	const asked = async (value: unknown) => {
		const { json } = await runOf(
			contractOf(provider),
			id,
			ACCEPTED[provider]?.({ id: undefined, [member]: value } as IDataObject),
		);
		return json;
	};
	const wanted = () => {
		const { params = [] } = contractOf(provider).operations.find((one) => idOf(one) === id) ?? {};
		const isAsked = ({ api = '', name }: { api?: string; name: string }) =>
			[api, name].some(
				(one) => one.replace(/[_-]/g, '').toLowerCase() === member.replace('_', '').toLowerCase(),
			);
		return String((params.find(isAsked) ?? params.find(({ in: place }) => place === 'path'))?.example);
	};

	test('an answer about what was asked for comes out, whatever the case of its letters', async () => {
		expect((await asked(wanted())).error).toBeUndefined();
		expect((await asked(wanted().toUpperCase())).error).toBeUndefined();
		expect((await asked(undefined)).error).toBeUndefined();
	});

	test('an answer about another one is an error that names both', async () => {
		const { error } = await asked('other-77');
		expect(error).toMatchObject({
			code: 'OTHER_RECORD',
			message: expect.stringContaining(`${member} other-77 where`),
		});
		expect((error as { message: string }).message).toContain('was asked for');
	});
});
