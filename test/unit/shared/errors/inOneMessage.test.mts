import { NodeOperationError } from 'n8n-workflow';

import { inOneMessage } from '../../../../nodes/shared/errors/inOneMessage';
import { node } from '../../support/provider.mts';

const shownFor = (message: string, description?: string) => {
	const error = inOneMessage(new NodeOperationError(node, message, { description }));
	return [error.message, error.description ?? undefined];
};

test.each([
	['Acme: no (FORBIDDEN)', 'Ask Acme.\nHTTP 403.', 'Acme: no (FORBIDDEN). Ask Acme. HTTP 403.'],
	['Page Size is wrong.', 'Type 50. Nothing was sent for this item.', 'Page Size is wrong. Type 50.'],
	['Fill in the secret', 'Nothing was sent for this item.', 'Fill in the secret'],
	['Fill in the secret', undefined, 'Fill in the secret'],
])('%s, %j', (message, description, all) => {
	expect(shownFor(message, description)).toEqual([all, description]);
});
