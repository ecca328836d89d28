import type { Operation } from '../../../shared/api/operation';
import { mapStatus } from '../../../shared/api/subject';
import { firstText } from '../../../shared/basics/json';
import { idInPath } from '../../../shared/form/fieldTypes';
import { fieldsOf, segment } from '../../../shared/form/fields';
import { STATUS_WORDS } from '../../status';

const REFERENCE = idInPath(
	'reference',
	'Transfer Reference',
	'The reference that Transfer > Initiate returned',
	{
		placeholder: 'e.g. trf_89sjd89sjd8',
	},
);

export const getStatus: Operation = {
	value: 'getStatus',
	name: 'Get Status',
	action: 'Get the status of a transfer to another bank',
	description: 'Ask how a transfer went',
	effect: 'read',
	fields: fieldsOf([REFERENCE]),
	about: { parameter: 'reference', members: ['reference'] },
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
		path: `/transfers/interbank/${segment(input, REFERENCE)}/status`,
	}),
};
