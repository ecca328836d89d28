import { paymentFaults } from './behaviours/paymentFaults.mts';
import { paymentOnce } from './behaviours/paymentOnce.mts';
import { paymentProof } from './behaviours/paymentProof.mts';
import { worldOf } from './harness/world.mts';
import { fincode } from './fincode.mts';

const world = worldOf(fincode);

describe('a payment key is sent once', () => paymentOnce(world));
describe('what a missing or wrong answer means', () => paymentFaults(world));
describe('a success that does not say that it was paid', () => paymentProof(world));
