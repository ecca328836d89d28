import type { Operation } from '../../../shared/api/operation';
import { pathOf } from '../../fields/body';
import { idField, inferredNotice, pathOption } from '../../fields/path';
import { hideToken } from '../../answers';

const PATH = '/webhooks/{webhookId}';

export const deleteWebhook: Operation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete a webhook',
	description: 'Remove a webhook. A trigger that registered it hears nothing more.',
	effect: 'write',
	fields: [inferredNotice, idField('webhookId', 'Webhook ID', 'webhook')],
	options: [pathOption(PATH)],
	output: (body) => hideToken(body ?? { deleted: true }),
	request: (input) => ({ method: 'DELETE', path: pathOf(input, PATH, { webhookId: 'Webhook ID' }) }),
};
