import type { Resource } from '../../../shared/api/operation';
import { create } from './create';
import { deleteWebhook } from './delete';
import { getAll } from './getAll';

export const webhook: Resource = {
	value: 'webhook',
	name: 'Webhook',
	operations: [create, deleteWebhook, getAll],
};
