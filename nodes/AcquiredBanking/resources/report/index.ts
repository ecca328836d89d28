import type { Resource } from '../../../shared/api/operation';
import { getReconciliation } from './getReconciliation';

export const report: Resource = { value: 'report', name: 'Report', operations: [getReconciliation] };
