import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { Operation } from '../../../../nodes/shared/api/operation';
import { secretParameters, secretsOf } from '../../../../nodes/shared/run/secretParameters';
import { acme, credential, writeOperation } from '../../support/provider.mts';

const masked = (name: string): INodeProperties => ({
	displayName: name,
	name,
	type: 'string',
	typeOptions: { password: true },
	default: '',
});
const plain = (name: string): INodeProperties => ({ displayName: name, name, type: 'string', default: '' });

const operation: Operation = {
	...writeOperation,
	fields: [
		masked('pin'),
		plain('id'),
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			default: {},
			options: [masked('otp'), plain('note')],
		},
	],
	options: [masked('password')],
};

test('are the masked ones, wherever they stand', () => {
	expect(secretParameters(operation)).toEqual(['pin', 'additionalFields.otp', 'options.password']);
});

test('give their values together with those of the credential; a broken expression holds none', () => {
	const getNodeParameter = (name: string) => {
		if (name === 'additionalFields.otp') throw new Error('can not be resolved');
		return name === 'pin' ? '1234' : null;
	};
	const functions = { getNodeParameter } as unknown as IExecuteFunctions;
	expect(secretsOf(functions, 0, acme(), operation, credential)).toEqual([credential.apiKey, '1234', '', '']);
});
