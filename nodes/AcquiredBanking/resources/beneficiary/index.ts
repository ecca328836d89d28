import type { Resource } from '../../../shared/api/operation';
import { create } from './create';

export const beneficiary: Resource = { value: 'beneficiary', name: 'Beneficiary', operations: [create] };
