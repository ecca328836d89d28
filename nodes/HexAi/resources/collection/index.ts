import type { Resource } from '../../../shared/api/operation';
import { getStatus } from './getStatus';
import { initiate } from './initiate';

export const collection: Resource = {
	value: 'collection',
	name: 'Collection',
	operations: [getStatus, initiate],
};
