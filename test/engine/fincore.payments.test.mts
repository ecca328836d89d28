import { paymentOnce } from './behaviours/paymentOnce.mts';
import { fincore } from './fincore.mts';
import { worldOf } from './harness/world.mts';

const world = worldOf(fincore);

describe('a payment is sent once', () => paymentOnce(world));
