import type { Operation } from '../../../shared/api/operation';
import { mapStatus } from '../../../shared/api/subject';
import { idInPath } from '../../../shared/form/fieldTypes';
import { fieldsOf, segment } from '../../../shared/form/fields';
import { fromList } from '../../../shared/form/fromList';
import { refusalInSuccess } from '../../answers';
import { providerStatus, STATUS_WORDS } from '../../status';

const REFERENCE = idInPath(
	'clientReference',
	'Client Reference',
	'The reference the collection was initiated with',
	fromList('searchCollections', 'a collection', 'e.g. ORDER-12345'),
);

export const getStatus: Operation = {
	value: 'getStatus',
	name: 'Get Status',
	action: 'Get the status of a collection',
	description: 'Ask whether a customer has paid',
	effect: 'read',
	fields: fieldsOf([REFERENCE]),
	about: { parameter: 'clientReference', members: ['client_reference'] },
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
		path: `/collections/status/${segment(input, REFERENCE)}`,
	}),
};
