import type { Resource } from '../../../shared/operation';
import { create } from './create';

export const beneficiary: Resource = { value: 'beneficiary', name: 'Beneficiary', operations: [create] };
