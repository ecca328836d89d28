import { Settings } from '../../core/settings.mts';
import type { SimulatorFactory } from '../../core/simulator.mts';
import { addControl } from './control.mts';
import { AcquiredCore } from './core.mts';
import { forged, forgeKinds } from './forge.mts';
import { errorBody } from './problems.mts';
import { addApi } from './routes.mts';
import { acquiredFields } from './settings.mts';
import { dashboardView, stateOf } from './view.mts';

/** The Acquired Banking API (UK ledgers), from its public documentation. */
export const createAcquired: SimulatorFactory = (bench) => {
	const settings = new Settings(acquiredFields);
	const core = new AcquiredCore(bench, settings);
	return {
		name: 'acquired',
		title: 'Acquired Banking',
		summary: 'UK ledgers, internal transfers and payouts; one login token at a time',
		apiPrefix: '',
		secretHeaders: [],
		settings,
		api: (app) => addApi(app, core),
		control: (app) => addControl(app, core),
		errorBody,
		actions: { receive: (id) => core.receive(id, '100.00') },
		troubles: {
			calls: { payments: /^POST \/accounts?\/(internal_transfer|transfer|customer\/pay_out)$/ },
			forgedKind: 'wrongSecret',
			balances: {
				areEmpty: () => core.ledgers.areEmptied(),
				empty: () => core.ledgers.putAside(bench.clock.now()),
				restore: () => core.ledgers.takeBack(bench.clock.now()),
			},
		},
		forgeKinds,
		forge: (wish) => forged(core, wish),
		state: () => stateOf(core),
		dashboard: (origin) => dashboardView(core, origin),
		reset: () => core.reset(),
	};
};
