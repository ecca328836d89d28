import type { Resource } from '../../../shared/api/operation';
import { send } from './send';

export const sms: Resource = { value: 'sms', name: 'SMS', operations: [send] };
