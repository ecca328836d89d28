import type { Resource } from '../../../shared/operation';
import { getPreference } from './getPreference';

export const organisation: Resource = {
	value: 'organisation',
	name: 'Organisation',
	operations: [getPreference],
};
