import { createHash } from 'crypto';

/** A value by its JSON text. */
export function hashOf(value: unknown): string {
	return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}
