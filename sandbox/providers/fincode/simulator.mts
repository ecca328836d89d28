import { Settings } from '../../core/settings.mts';
import type { SimulatorFactory } from '../../core/simulator.mts';
import { Api } from './api.mts';
import { addControl } from './control.mts';
import { FincodeCore } from './core.mts';
import { forged, forgeKinds } from './forge.mts';
import { addPayPage, clickAndWait, openByPcn } from './payPage.mts';
import { errorBody } from './problems.mts';
import { addBankTransfers } from './routes/bankTransfers.mts';
import { addCustomers } from './routes/customers.mts';
import { addInvestments } from './routes/investments.mts';
import { addLedger } from './routes/ledger.mts';
import { addLoans } from './routes/loans.mts';
import { addPayments } from './routes/payments.mts';
import { addRepayments } from './routes/repayments.mts';
import { addSession } from './routes/session.mts';
import { addTransactions } from './routes/transactions.mts';
import { fincodeFields } from './settings.mts';
import { dashboardView, stateOf } from './view.mts';

const ROUTES = [
	addSession,
	addTransactions,
	addCustomers,
	addPayments,
	addLedger,
	addLoans,
	addRepayments,
	addBankTransfers,
	addInvestments,
];

/** One tenant of FinCode (remittance, lending, investment, ledger), from its public documentation. */
export const createFincode: SimulatorFactory = (bench) => {
	const settings = new Settings(fincodeFields);
	const core = new FincodeCore(bench, settings);
	return {
		name: 'fincode',
		title: 'FinCode',
		summary: 'Transfers, loans, investments and a ledger; sign-in with tokens that end',
		apiPrefix: '/api',
		basePath: '',
		secretHeaders: ['x-auth-token', 'password', 'x-webhook-token'],
		settings,
		api: (app) => {
			const api = new Api(app, core);
			for (const add of ROUTES) add(api);
		},
		pages: (app) => addPayPage(app, core),
		control: (app) => addControl(app, core),
		errorBody: (problem) => errorBody(problem, settings.read(), bench.clock.now()),
		actions: {
			pay: (pcn) => clickAndWait(core, openByPcn(core, pcn), 'pay'),
			cancel: (pcn) => clickAndWait(core, openByPcn(core, pcn), 'cancel'),
			approveLoan: (id) => core.present.loans.approve(id, true),
			offerLoan: async (id) => core.present.loans.offer(id),
			rejectLoan: async (id) => core.present.loans.reject(id),
		},
		troubles: {
			calls: {
				payments:
					/^(POST .+\/(create-transaction\/?|makepaymentfromwalletaccount|processpaymentwithpaymenttoken|awaiting-payment-actions|post-account|repay-loan\/[^/]+|payoff-loan|transfer-funds-to-bank|apply)|PUT .+\/(accept-terms-and-conditions\/[^/]+|fund-wallet\/[^/]+\/[^/]+))$/,
				lookups: /^GET .+\/(account-ledger-history-interaction-id|loan-application-details\/[^/]+)$/,
			},
			forgedKind: 'wrongSignature',
			balances: {
				areEmpty: () => core.present.ledger.isEmptied(),
				empty: () => core.present.ledger.putAside(),
				restore: () => core.present.ledger.takeBack(),
			},
		},
		forgeKinds,
		forge: (wish) => forged(core, wish),
		state: () => stateOf(core),
		dashboard: (origin) => dashboardView(core, origin),
		reset: () => core.reset(),
	};
};
