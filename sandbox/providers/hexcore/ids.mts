import { randomBytes } from 'node:crypto';

/** A new id with a documented prefix. Random, so that receivers which drop repeats see new events after a reset. */
export function newId(prefix: string): string {
	return `${prefix}${randomBytes(6).toString('hex')}`;
}

/** 30 digits, as the sample of a settled transfer has them. */
export function newSessionId(now: number): string {
	const day = new Date(now).toISOString().slice(2, 10).replaceAll('-', '');
	const rest = BigInt(`0x${randomBytes(8).toString('hex')}`) % 10n ** 18n;
	return `099999${day}${String(rest).padStart(18, '0')}`;
}
