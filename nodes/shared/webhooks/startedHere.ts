import type { FunctionsBase } from 'n8n-workflow';

import { RecentMap } from '../basics/recentMap';

/** Of all triggers of the process. */
const REMEMBERED = 5000;

const started = new RecentMap<true>(REMEMBERED);

/** What tells this trigger from the others of the process: webhook(), poll() and execute() must agree on it. */
export function triggerOf(functions: Pick<FunctionsBase, 'getWorkflow' | 'getNode'>): string {
	return `${functions.getWorkflow().id}:${functions.getNode().id}`;
}

/** Events this process knows to have started their workflow, by trigger: a repeat needs no run to find that out. */
export const startedHere = {
	/** @param trigger see triggerOf */
	has: (trigger: string, word: string): boolean => started.get(`${trigger}:${word}`) !== undefined,
	add: (trigger: string, word: string): void => started.set(`${trigger}:${word}`, true),
};
