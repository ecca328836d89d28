import type { Resource } from '../../../shared/api/operation';
import { create } from './create';

export const subAccount: Resource = { value: 'subAccount', name: 'Sub Account', operations: [create] };
