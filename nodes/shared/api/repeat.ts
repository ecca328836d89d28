import type { Effect } from './call';

/** What may be repeated without a person: HTTP statuses, and faults on the way. */
export interface RepeatRule {
	statuses: readonly number[];
	/** `any` fault, only those that happened before anything was sent, or `none`. */
	network: 'any' | 'neverSent' | 'none';
}

/** The rules where a provider's documents say nothing else. A provider may be stricter or, for reads, laxer. */
export const REPEAT_RULES: Record<Effect, RepeatRule> = {
	read: { statuses: [429, 502, 503, 504], network: 'any' },
	write: { statuses: [429], network: 'neverSent' },
	transfer: { statuses: [429], network: 'neverSent' },
};
