import { reads } from './behaviours/reads.mts';
import { worldOf } from './harness/world.mts';
import { hexcore } from './hexcore.mts';

const world = worldOf(hexcore);

describe('reads', () => reads(world));
