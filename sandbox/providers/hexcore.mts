import { Refusal } from '../refusal.mts';
import { Settings } from '../settings.mts';
import type { SimulatorFactory } from '../simulator.mts';
import { addControl } from './hexcore/control.mts';
import { HexcoreCore } from './hexcore/core.mts';
import { forged, forgeKinds } from './hexcore/forge.mts';
import { errorBody } from './hexcore/problems.mts';
import { addApi } from './hexcore/routes.mts';
import { hexcoreFields } from './hexcore/settings.mts';
import { dashboardView, stateOf } from './hexcore/view.mts';

/** hexCore, a core-banking API (Nigeria, NGN), from its public documentation. */
export const createHexcore: SimulatorFactory = (bench) => {
	const settings = new Settings(hexcoreFields);
	const core = new HexcoreCore(bench, settings);
	return {
		name: 'hexcore',
		title: 'hexCore',
		summary: 'Accounts, transfers, loans, standing orders and deposits in Nigeria (NGN)',
		apiPrefix: '/v2',
		secretHeaders: [],
		settings,
		api: (app) => addApi(app, core),
		control: (app) => addControl(app, core),
		errorBody,
		actions: {
			settle: async (reference) => {
				const transfer = core.bank.transfers.find(reference);
				if (!transfer) throw new Refusal('There is no such transfer.', 404);
				await core.settle(transfer);
			},
		},
		forgeKinds,
		forge: (wish) => forged(core, wish),
		state: () => stateOf(core),
		dashboard: (origin) => dashboardView(core, origin),
		reset: () => core.reset(),
	};
};
