import { Clock } from './clock.mts';
import { Deliveries } from './deliveries.mts';
import { Faults } from './faults.mts';
import { Journal } from './journal.mts';
import type { Bench, Simulator, SimulatorFactory } from './simulator.mts';

/** A simulator together with the provider-free machinery around it. */
export interface Hosted extends Bench {
	simulator: Simulator;
	faults: Faults;
	journal: Journal;
}

/** Sets up one simulator. */
export function hosted(create: SimulatorFactory): Hosted {
	const clock = new Clock();
	const deliveries = new Deliveries(clock);
	const simulator = create({ clock, deliveries });
	return { clock, deliveries, simulator, faults: new Faults(), journal: new Journal(clock) };
}

/** Puts a simulator back to how it was when the server started. */
export function reset({ clock, deliveries, simulator, faults, journal }: Hosted): void {
	clock.reset();
	deliveries.reset();
	faults.clear();
	journal.clear();
	simulator.settings.reset();
	simulator.reset();
}
