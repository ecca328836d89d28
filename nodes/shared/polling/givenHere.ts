import { RecentMap } from '../basics/recentMap';

/** Of all poll triggers of the process. */
const REMEMBERED = 5000;

const polls = new RecentMap<string>(REMEMBERED);

/**
 * Which poll of a trigger was the last of this process to give out events. n8n saves a poll's memory and then begins the
 * run: a memory left by a process that has ended does not prove that its run began.
 */
export const givenHere = {
	has: (trigger: string, poll: string): boolean => polls.get(trigger) === poll,
	set: (trigger: string, poll: string): void => polls.set(trigger, poll),
};
