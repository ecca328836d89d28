import type { SimulatorFactory } from '../simulator.mts';
import { createAcquired } from './acquired.mts';
import { createFincode } from './fincode.mts';
import { createFincore } from './fincore.mts';
import { createHexai } from './hexai.mts';
import { createHexcore } from './hexcore.mts';

/** The simulators the sandbox runs. A new provider is one module and one line here. */
export const simulatorFactories: readonly SimulatorFactory[] = [
	createHexai,
	createHexcore,
	createFincode,
	createFincore,
	createAcquired,
];
