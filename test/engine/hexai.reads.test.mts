import { reads } from './behaviours/reads.mts';
import { worldOf } from './harness/world.mts';
import { hexai } from './hexai.mts';

const world = worldOf(hexai);

describe('reads', () => reads(world));
