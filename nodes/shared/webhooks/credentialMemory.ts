import type { ICredentialDataDecryptedObject, IWebhookFunctions } from 'n8n-workflow';

import { RecentMap } from '../basics/recentMap';
import { triggerOf } from './startedHere';

/** For so long deliveries are verified with what was read for one before them. A secret that is taken out counts as long. */
export const FRESH_MS = 2_000;

/** What is younger is not read again for a delivery it refuses: forgeries come in floods. */
export const NEW_MS = 1_000;

/** Of all triggers of the process. */
const REMEMBERED = 200;

/** A credential as it was read, and when. */
export interface Reading {
	at: number;
	credential: Promise<ICredentialDataDecryptedObject>;
}

const readings = new RecentMap<Reading>(REMEMBERED);

/**
 * The credential of a trigger, read at most so long ago. Reading it is most of what a delivery costs: n8n decrypts it
 * and builds an isolate for its expressions. While a person listens in the editor it is read each time.
 */
export function credentialOf(functions: IWebhookFunctions, type: string, maxAgeMs: number): Reading {
	const key = `${triggerOf(functions)}:${type}:${functions.getNode().credentials?.[type]?.id ?? ''}`;
	const known = readings.get(key);
	const now = Date.now();
	const age = known ? now - known.at : Infinity;
	if (known && functions.getMode() !== 'manual' && age >= 0 && age < maxAgeMs) return known;
	const reading: Reading = { at: now, credential: functions.getCredentials(type) };
	readings.set(key, reading);
	// One that could not be read is no reading.
	reading.credential.catch(() => {
		if (readings.get(key) === reading) readings.delete(key);
	});
	return reading;
}
