import type { Operation } from '../../../shared/api/operation';
import { pathSegment } from '../../../shared/basics/addresses';
import { requiredText } from '../../../shared/form/requiredText';
import { textField } from '../../fields';

export const block: Operation = {
	value: 'block',
	name: 'Block',
	action: 'Block a card',
	description: 'Block a card. hexCore documents no call that unblocks it.',
	effect: 'write',
	fields: [
		textField('Card ID', 'cardId', 'e.g. crd_0123', 'ID of the card'),
		textField('Reason', 'reason', 'e.g. STOLEN', 'Why the card is blocked, such as STOLEN or LOST'),
	],
	request: (input) => ({
		method: 'PUT',
		path: `/cards/${pathSegment(input.get('cardId'), 'Card ID')}/block`,
		body: { reason: requiredText(input, 'reason', 'Reason') },
	}),
};
