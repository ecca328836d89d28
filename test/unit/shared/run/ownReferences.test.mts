import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { ownReferences } from '../../../../nodes/shared/run/ownReferences';
import { readOperation } from '../../support/provider.mts';

const field = (name: string): INodeProperties => ({ displayName: name, name, type: 'string', default: '' });

const given: Record<string, unknown> = {
	transactionId: '1234567890',
	clientReference: ' 20261127000123 ',
	id: 1234567890123,
	shortId: '1234',
	accountId: '0123456789',
	cardId: '4111111111111111',
	amount: '12345678',
	brokenId: undefined,
};

const functions = {
	getNodeParameter: (name: string) => {
		if (name === 'brokenId') throw new Error('can not be resolved');
		return given[name];
	},
} as unknown as IExecuteFunctions;

test('are what a person gave as an id or a reference, but not that of an account or card', () => {
	const operation = { ...readOperation, fields: Object.keys(given).map(field) };
	expect(ownReferences(functions, 0, operation)).toEqual(['1234567890', '20261127000123', '1234567890123']);
});
