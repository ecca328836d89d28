import { paymentFaults } from './behaviours/paymentFaults.mts';
import { paymentOnce } from './behaviours/paymentOnce.mts';
import { paymentProof } from './behaviours/paymentProof.mts';
import { worldOf } from './harness/world.mts';
import { hexcore } from './hexcore.mts';

const world = worldOf(hexcore);

describe('a payment is sent once', () => paymentOnce(world));

describe('a payment that did not simply succeed', () => paymentFaults(world));

describe('a success that does not say that it was paid', () => paymentProof(world));
