import type { Resource } from '../../../shared/api/operation';
import { getPreference } from './getPreference';

export const organisation: Resource = {
	value: 'organisation',
	name: 'Organisation',
	operations: [getPreference],
};
