import type { Resource } from '../../../shared/api/operation';
import { getStatus } from './getStatus';
import { initiate } from './initiate';

export const transfer: Resource = { value: 'transfer', name: 'Transfer', operations: [getStatus, initiate] };
