import type { Operation } from '../../../shared/api/operation';
import { mapStatus } from '../../../shared/api/subject';
import { pathSegment } from '../../../shared/basics/addresses';
import { firstText } from '../../../shared/basics/json';
import { textField } from '../../fields';
import { STATUS_WORDS } from '../../status';

export const getStatus: Operation = {
	value: 'getStatus',
	name: 'Get Status',
	action: 'Get the status of an interbank transfer',
	description: 'Ask how a transfer went',
	effect: 'read',
	fields: [
		textField(
			'Reference',
			'reference',
			'e.g. trf_89sjd89sjd8',
			'The reference that Transfer > Initiate returned',
		),
	],
	finalStatus: {
		// A word this node does not know may still change.
		isFinal: (output) => {
			const status = mapStatus(firstText(output, ['status']) ?? null, { statusWords: STATUS_WORDS });
			return status !== 'pending' && status !== 'unknown';
		},
		// The interval is not documented; a bank needs some seconds.
		firstDelaySeconds: 10,
	},
	request: (input) => ({
		method: 'GET',
		path: `/transfers/interbank/${pathSegment(input.get('reference'), 'Reference')}/status`,
	}),
};
