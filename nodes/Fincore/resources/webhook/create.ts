import type { Operation } from '../../../shared/api/operation';
import { pathOf, required, typedBody } from '../../fields/body';
import { bodyFields, collection, inferredNotice, jsonBodyField, pathOption } from '../../fields/path';
import { hideToken, unwrap } from '../../answers';

const PATH = '/webhooks';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a webhook',
	description: 'Have Fincore call an address of yours. The Fincore Trigger can do this by itself.',
	effect: 'write',
	fields: [inferredNotice, bodyFields, collection('additionalFields', jsonBodyField)],
	options: [pathOption(PATH)],
	output: (body) => hideToken(unwrap(body)),
	request: (input) => ({
		method: 'POST',
		path: pathOf(input, PATH),
		body: required(typedBody(input, 'fields'), 'Fields, or Additional Fields > JSON Body'),
	}),
};
