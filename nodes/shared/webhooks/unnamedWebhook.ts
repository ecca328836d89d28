import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../basics/json';

/** Longer than n8n goes on trying to publish; a person who publishes again later means it. */
const RECENT_MS = 120_000;

/** Remembers in a node's static data that a registering call was accepted without an id. */
export function rememberUnnamed(memory: IDataObject, call: string): void {
	memory.unnamed = { call, at: Date.now() };
}

/** Whether this very call was accepted without an id a moment ago. */
export function isUnnamed({ unnamed }: IDataObject, call: string): boolean {
	if (!isObject(unnamed) || unnamed.call !== call) return false;
	const age = Date.now() - Number(unnamed.at);
	return age >= 0 && age < RECENT_MS;
}
