import type { Resource } from '../../../shared/api/operation';
import { create } from './create';
import { getAll } from './getAll';

export const ledger: Resource = { value: 'ledger', name: 'Ledger', operations: [getAll, create] };
