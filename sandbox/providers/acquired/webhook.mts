import { createHash } from 'node:crypto';
import type { RetryPolicy } from '../../core/deliveries.mts';

const TEN_MINUTES_MS = 600_000;

/** Exactly 200 within ten seconds; else every ten minutes for an hour. */
export const ACQUIRED_RETRIES: RetryPolicy = {
	delaysMs: Array.from({ length: 6 }, () => TEN_MINUTES_MS),
	timeoutMs: 10_000,
	isDelivered: (status) => status === 200,
};

/** What a webhook says before it is hashed. */
export type Notice = Record<string, unknown> & {
	id: string;
	timestamp: string;
	company_id: string | number;
	event: string;
};

/** The hash of Acquired's gateway libraries, inferred for banking events. */
export function hashOf({ id, timestamp, company_id, event }: Notice, hashcode: string): string {
	const inner = sha256(`${id}${timestamp}${company_id}${event}`);
	return sha256(inner + hashcode);
}

/** The body of a webhook, with its fields in the order of the documented table. */
export function webhookBody(notice: Notice, hash: string | undefined): string {
	const { id, timestamp, company_id, ...rest } = notice;
	return JSON.stringify({ id, timestamp, company_id, hash, ...rest });
}

/** 14 digits: 20200626110608. */
export function timestampOf(time: number): string {
	return new Date(time).toISOString().replace(/\D/g, '').slice(0, 14);
}

function sha256(text: string): string {
	return createHash('sha256').update(text, 'utf8').digest('hex');
}
