import { RecentMap } from '../basics/recentMap';

/** Of all triggers of the process. */
const REMEMBERED = 5000;

const started = new RecentMap<true>(REMEMBERED);

/** Events this process knows to have started their workflow, by trigger: a repeat needs no run to find that out. */
export const startedHere = {
	/** @param trigger tells this trigger from others: workflow and node id */
	has: (trigger: string, word: string): boolean => started.get(`${trigger}:${word}`) !== undefined,
	add: (trigger: string, word: string): void => started.set(`${trigger}:${word}`, true),
};
