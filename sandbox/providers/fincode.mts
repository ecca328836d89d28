import { Settings } from '../settings.mts';
import type { SimulatorFactory } from '../simulator.mts';
import { Api } from './fincode/api.mts';
import { addControl } from './fincode/control.mts';
import { FincodeCore } from './fincode/core.mts';
import { forged, forgeKinds } from './fincode/forge.mts';
import { addPayPage, clickAndWait, openByPcn } from './fincode/payPage.mts';
import { errorBody } from './fincode/problems.mts';
import { addCustomers } from './fincode/routes/customers.mts';
import { addInvestments } from './fincode/routes/investments.mts';
import { addLedger } from './fincode/routes/ledger.mts';
import { addLoans } from './fincode/routes/loans.mts';
import { addPayments } from './fincode/routes/payments.mts';
import { addRepayments } from './fincode/routes/repayments.mts';
import { addSession } from './fincode/routes/session.mts';
import { addTransactions } from './fincode/routes/transactions.mts';
import { fincodeFields } from './fincode/settings.mts';
import { dashboardView, stateOf } from './fincode/view.mts';

const ROUTES = [
	addSession,
	addTransactions,
	addCustomers,
	addPayments,
	addLedger,
	addLoans,
	addRepayments,
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
		forgeKinds,
		forge: (wish) => forged(core, wish),
		state: () => stateOf(core),
		dashboard: (origin) => dashboardView(core, origin),
		reset: () => core.reset(),
	};
};
