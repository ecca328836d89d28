import type { SimulatorFactory } from '../simulator.mts';
import { createHexai } from './hexai.mts';

/** The simulators the sandbox runs. A new provider is one module and one line here. */
export const simulatorFactories: readonly SimulatorFactory[] = [createHexai];
