import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, type Field } from '../../../shared/form/fields';
import { hideToken } from '../../answers';
import { webhookId } from '../../fields/ids';
import { inferredNotice, pathOf, pathOption } from '../../fields/path';

const PATH = '/webhooks/{webhookId}';

const FORM: Field[] = [inferredNotice, webhookId];

export const deleteWebhook: Operation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete a webhook',
	description: 'Remove a webhook. A trigger that registered it hears nothing more.',
	effect: 'write',
	fields: fieldsOf(FORM),
	options: [pathOption(PATH)],
	output: (body) => hideToken(body ?? { deleted: true }),
	request: (input) => ({ method: 'DELETE', path: pathOf(input, PATH, webhookId) }),
};
