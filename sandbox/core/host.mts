import { Clock } from './clock.mts';
import { Deliveries, type Delivery } from './deliveries.mts';
import { Faults } from './faults.mts';
import { Journal } from './journal.mts';
import type { Bench, Simulator, SimulatorFactory } from './simulator.mts';
import { Troubles } from './troubles.mts';

/** A simulator together with the provider-free machinery around it. */
export interface Hosted extends Bench {
	simulator: Simulator;
	faults: Faults;
	journal: Journal;
	troubles: Troubles;
	/** The webhook a person has sent on purpose, to say what came of it. */
	lastSent: { kind: 'forged' | 'twice'; delivery: Delivery } | undefined;
}

/** Sets up one simulator. */
export function hosted(create: SimulatorFactory): Hosted {
	const clock = new Clock();
	const deliveries = new Deliveries(clock);
	const simulator = create({ clock, deliveries });
	const faults = new Faults(clock, simulator.troubles?.calls);
	const troubles = new Troubles(simulator, faults);
	const journal = new Journal(clock);
	return { clock, deliveries, simulator, faults, troubles, journal, lastSent: undefined };
}

/** Puts a simulator back to how it was when the server started. */
export function reset(hosted: Hosted): void {
	const { clock, deliveries, simulator, faults, journal } = hosted;
	hosted.lastSent = undefined;
	clock.reset();
	deliveries.reset();
	faults.clear();
	journal.clear();
	simulator.settings.reset();
	simulator.reset();
}
