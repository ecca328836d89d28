import type { Operation } from '../../../shared/api/operation';
import { idInPath } from '../../../shared/form/fieldTypes';
import { fieldsOf, payload, segment, type Field } from '../../../shared/form/fields';
import { line } from '../../fields/types';

const CARD = idInPath('cardId', 'Card ID', 'ID of the card', { placeholder: 'e.g. crd_0123' });

const FORM: Field[] = [
	CARD,
	line('reason', 'Block Reason', {
		placeholder: 'e.g. STOLEN',
		description: 'Why the card is blocked, such as STOLEN or LOST',
	}),
];

export const block: Operation = {
	value: 'block',
	name: 'Block',
	action: 'Block a card',
	description: 'Block a card. hexCore documents no call that unblocks it.',
	effect: 'write',
	fields: fieldsOf(FORM),
	request: (input) => ({
		method: 'PUT',
		path: `/cards/${segment(input, CARD)}/block`,
		body: payload(input, FORM),
	}),
};
