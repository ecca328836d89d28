import { hashOf } from '../basics/hash';
import type { PaymentFacts } from '../api/payment';

export function fingerprintOf(facts: PaymentFacts): string {
	return hashOf(facts);
}
