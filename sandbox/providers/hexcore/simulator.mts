import { Refusal } from '../../core/refusal.mts';
import { Settings } from '../../core/settings.mts';
import type { SimulatorFactory } from '../../core/simulator.mts';
import { addControl } from './control.mts';
import { HexcoreCore } from './core.mts';
import { forged, forgeKinds } from './forge.mts';
import { errorBody } from './problems.mts';
import { addApi } from './routes.mts';
import { hexcoreFields } from './settings.mts';
import { dashboardView, stateOf } from './view.mts';

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
		troubles: {
			calls: {
				payments:
					/^POST \/(transfers\/interbank\/initiate|bills\/pay|standing-orders\/create|fixed-deposits\/create|fixed-deposits\/[^/]+\/liquidate|loans\/[^/]+\/disburse)$/,
			},
			forgedKind: 'wrongProof',
			balances: {
				areEmpty: () => core.bank.accounts.areEmptied(),
				empty: () => core.bank.accounts.putAside(),
				restore: () => core.bank.accounts.takeBack(),
			},
		},
		forgeKinds,
		forge: (wish) => forged(core, wish),
		state: () => stateOf(core),
		dashboard: (origin) => dashboardView(core, origin),
		reset: () => core.reset(),
	};
};
