import { hintAlone } from './itemError';
import { asSentence } from './wording';

/**
 * Puts what to do into the message too. n8n shows nothing else of an error that keeps a workflow from being published,
 * and tells error workflows little more.
 */
export function inOneMessage<E extends Error & { description?: string | null }>(error: E): E {
	const step = hintAlone(error.description).split('\n').filter(Boolean).join(' ');
	if (step !== '') error.message = `${asSentence(error.message)} ${step}`;
	return error;
}
