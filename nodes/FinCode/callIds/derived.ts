import { createHash } from 'crypto';

import type { CallFacts } from '../../shared/api/call';
import type { OperationInput } from '../../shared/api/operation';

// UUID version 5 of https://docs.fincode.technology/ in the URL namespace.
const NAMESPACE = Buffer.from('1328c300c0155ac6b50a71def14df9ac', 'hex');

/** What the ids of one call are made of. */
export interface Origin {
	host: string;
	facts: CallFacts;
	input: Pick<OperationInput, 'origin' | 'page'>;
}

/** A UUID of version 5 (RFC 9562): the same name always gives the same id. */
export function uuid5(name: string): string {
	const bytes = createHash('sha1').update(NAMESPACE).update(name, 'utf8').digest().subarray(0, 16);
	bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
	bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
	const hex = bytes.toString('hex');
	return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * The idempotency key. Of a transfer: from its payment key and what it pays, so that the same payment carries the same
 * key on every run and in every workflow, and another payment under the same payment key carries another. Of anything
 * else: from its place in the execution, for a read with its try. FinCode could answer a known key with its first
 * answer, which would tell a payment as made that never was, and a read what was so before.
 */
export function idempotencyKey({ host, facts, input }: Origin): string {
	if (facts.paymentKey !== '') return uuid5(payment(host, facts).join('|'));
	const attempt = facts.effect === 'read' ? [facts.attempt] : [];
	return uuid5([...place(input), facts.operation, input.page.number, ...attempt].join('|'));
}

/** The id FinCode groups ledger entries by; of a transfer it is the payment's own, like its idempotency key. */
export function interactionId({ host, facts, input }: Origin): string {
	const parts = facts.paymentKey === '' ? place(input) : payment(host, facts);
	return uuid5(['interaction', ...parts].join('|'));
}

function payment(host: string, { operation, paymentKey, fingerprint }: CallFacts): string[] {
	return [host, operation, paymentKey, fingerprint];
}

function place({ origin }: Pick<OperationInput, 'origin'>): Array<string | number> {
	return [origin.executionId, origin.nodeId, origin.runIndex, origin.itemIndex];
}
