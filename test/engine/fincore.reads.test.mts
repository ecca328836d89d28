import { reads } from './behaviours/reads.mts';
import { fincore } from './fincore.mts';
import { worldOf } from './harness/world.mts';

const world = worldOf(fincore);

// These tests count calls of their own; the rate limit has a file of its own.
beforeEach(async () => await world.sandbox.change({ rateLimit: null }));

describe('reads', () => reads(world));
