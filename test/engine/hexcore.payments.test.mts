import { paymentFaults } from './behaviours/paymentFaults.mts';
import { paymentOnce } from './behaviours/paymentOnce.mts';
import { worldOf } from './harness/world.mts';
import { hexcore } from './hexcore.mts';

const world = worldOf(hexcore);

describe('a payment is sent once', () => paymentOnce(world));

describe('a payment that did not simply succeed', () => paymentFaults(world));
