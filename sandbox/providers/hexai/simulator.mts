import { Settings } from '../../core/settings.mts';
import type { SimulatorFactory } from '../../core/simulator.mts';
import { addCheckout, addSettleCall, settleById } from './checkout.mts';
import { HexaiCore } from './core.mts';
import { forged, forgeKinds } from './forge.mts';
import { errorBody } from './problems.mts';
import { addApi } from './routes.mts';
import { hexaiFields } from './settings.mts';
import { dashboardView, stateOf } from './view.mts';

/** The HexAI Payment Gateway (The Gambia, GMD), from its public documentation. */
export const createHexai: SimulatorFactory = (bench) => {
	const settings = new Settings(hexaiFields);
	const core = new HexaiCore(bench, settings);
	return {
		name: 'hexai',
		title: 'HexAI',
		summary: 'Wave checkout links and payouts in The Gambia (GMD)',
		apiPrefix: '/api/v1',
		secretHeaders: ['x-hexai-key'],
		settings,
		api: (app) => addApi(app, core),
		pages: (app) => addCheckout(app, core),
		control: (app) => addSettleCall(app, core),
		errorBody: (problem) => errorBody(problem, settings.read().dialect),
		actions: {
			pay: (id) => settleById(core, id, 'pay'),
			cancel: (id) => settleById(core, id, 'cancel'),
		},
		troubles: {
			calls: { payments: /^POST \/payouts\/(initiate|send)$/, lookups: /^GET \/client\/transactions$/ },
			forgedKind: 'wrongSignature',
			balances: {
				areEmpty: () => core.ledger.isEmptied(),
				empty: () => core.ledger.putAside(),
				restore: () => core.ledger.takeBack(),
			},
		},
		forgeKinds,
		forge: (wish) => forged(core, wish),
		state: () => stateOf(core),
		dashboard: (origin) => dashboardView(core, origin),
		reset: () => core.reset(),
	};
};
