import type { SimulatorFactory } from '../core/simulator.mts';
import { createAcquired } from './acquired/simulator.mts';
import { createFincode } from './fincode/simulator.mts';
import { createFincore } from './fincore/simulator.mts';
import { createHexai } from './hexai/simulator.mts';
import { createHexcore } from './hexcore/simulator.mts';

/** The simulators the sandbox runs. A new provider is one module and one line here. */
export const simulatorFactories: readonly SimulatorFactory[] = [
	createHexai,
	createHexcore,
	createFincode,
	createFincore,
	createAcquired,
];
