import { Settings } from '../settings.mts';
import type { SimulatorFactory } from '../simulator.mts';
import { addControl } from './acquired/control.mts';
import { AcquiredCore } from './acquired/core.mts';
import { forged, forgeKinds } from './acquired/forge.mts';
import { errorBody } from './acquired/problems.mts';
import { addApi } from './acquired/routes.mts';
import { acquiredFields } from './acquired/settings.mts';
import { dashboardView, stateOf } from './acquired/view.mts';

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
		forgeKinds,
		forge: (wish) => forged(core, wish),
		state: () => stateOf(core),
		dashboard: (origin) => dashboardView(core, origin),
		reset: () => core.reset(),
	};
};
