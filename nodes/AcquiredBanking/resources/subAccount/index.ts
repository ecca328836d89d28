import type { Resource } from '../../../shared/operation';
import { create } from './create';

export const subAccount: Resource = { value: 'subAccount', name: 'Sub Account', operations: [create] };
