import type { Operation } from '../../../shared/api/operation';
import { mapStatus } from '../../../shared/api/subject';
import { pathSegment } from '../../../shared/basics/addresses';
import { refusalInSuccess } from '../../refusal';
import { providerStatus, STATUS_WORDS } from '../../status';

export const getStatus: Operation = {
	value: 'getStatus',
	name: 'Get Status',
	action: 'Get the status of a collection',
	description: 'Ask whether a customer has paid',
	effect: 'read',
	fields: [
		{
			displayName: 'Client Reference',
			name: 'clientReference',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. ORDER-12345',
			description: 'The reference the collection was initiated with',
		},
	],
	finalStatus: {
		isFinal: (_output, body) => {
			const status = mapStatus(providerStatus(body), { statusWords: STATUS_WORDS });
			return status !== 'pending' && status !== 'unknown';
		},
	},
	refusal: refusalInSuccess,
	nextStep: ({ httpStatus }) =>
		httpStatus === 404
			? 'Check the reference, and that the API key is of the same mode (test or live) as the payment.'
			: undefined,
	request: (input) => ({
		method: 'GET',
		path: `/collections/status/${pathSegment(input.get('clientReference'), 'Client Reference')}`,
	}),
};
