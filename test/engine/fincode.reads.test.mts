import { reads } from './behaviours/reads.mts';
import { worldOf } from './harness/world.mts';
import { fincode } from './fincode.mts';

const world = worldOf(fincode);

describe('reads', () => reads(world));
