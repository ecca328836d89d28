import { Settings } from '../../core/settings.mts';
import type { SimulatorFactory } from '../../core/simulator.mts';
import { FincoreCore } from './core.mts';
import { forged, forgeKinds } from './forge.mts';
import { addPayCall, addPayPage, clickById } from './pay.mts';
import { errorBody } from './problems.mts';
import { addApi } from './routes.mts';
import { fincoreFields } from './settings.mts';
import { dashboardView, stateOf } from './view.mts';

/**
 * Fincore's API version 1. Documented are the key, the list of clients, the error and paging forms and the rate limit;
 * everything else here is assumed by REST convention.
 */
export const createFincore: SimulatorFactory = (bench) => {
	const settings = new Settings(fincoreFields);
	const core = new FincoreCore(bench, settings);
	return {
		name: 'fincore',
		title: 'Fincore',
		summary: 'Clients, loans, payments and payment links of a lending platform',
		apiPrefix: '/v1',
		secretHeaders: [],
		settings,
		api: (app) => addApi(app, core),
		pages: (app) => addPayPage(app, core),
		control: (app) => addPayCall(app, core),
		errorBody,
		actions: {
			pay: (id) => clickById(core, id, 'pay'),
			cancel: (id) => clickById(core, id, 'cancel'),
		},
		troubles: {
			calls: {
				payments: /^POST \/(payments|disbursements|(loans|loan-applications)\/[^/]+\/(disburse|repayments))$/,
			},
			forgedKind: 'wrongSecret',
		},
		forgeKinds,
		forge: (wish) => forged(core, wish),
		state: () => stateOf(core),
		dashboard: (origin) => dashboardView(core, origin),
		reset: () => core.reset(),
	};
};
