import { paymentOnce } from './behaviours/paymentOnce.mts';
import { paymentProof } from './behaviours/paymentProof.mts';
import { fincore } from './fincore.mts';
import { worldOf } from './harness/world.mts';

const world = worldOf(fincore);

describe('a payment is sent once', () => paymentOnce(world));

describe('a success that does not say that it was paid', () => paymentProof(world));
