import type { Operation } from '../../../shared/api/operation';
import { idInPath } from '../../../shared/form/fieldTypes';
import { fieldsOf, payload, segment, valueOf, type Field } from '../../../shared/form/fields';
import { payment } from '../../../shared/form/paymentKey';
import { CHECK } from '../../advice';
import { transferRefusal } from '../../answers';
import { paymentKey } from '../../fields/common';
import { naira, word } from '../../fields/types';
import { nairaFacts } from '../../paymentFacts';

const DEPOSIT = idInPath('depositId', 'Deposit ID', 'The ID that Fixed Deposit > Create returned', {
	placeholder: 'e.g. fd_p2q3r4s5t6',
});

const KIND = word('liquidationType', 'Liquidation Type', ['FULL', 'PARTIAL'], {
	wire: 'liquidation_type',
	required: true,
	options: [
		{ name: 'Full', value: 'FULL', description: 'The whole deposit is paid out' },
		{ name: 'Partial', value: 'PARTIAL', description: 'A part is paid out and the rest stays' },
	],
	default: 'FULL',
	description: 'How much of the deposit is paid out',
});

const AMOUNT = naira({ displayOptions: { show: { liquidationType: ['PARTIAL'] } } });

const FORM: Field[] = [paymentKey, DEPOSIT, KIND, AMOUNT];

export const liquidate: Operation = {
	value: 'liquidate',
	name: 'Liquidate',
	action: 'Liquidate a fixed deposit',
	description:
		'Pay out a fixed deposit before its end, which can cost a penalty. A payment key is used once only.',
	effect: 'transfer',
	payment: payment(CHECK.deposit, paymentKey, {
		facts: (call, input) => nairaFacts(call, { path: { deposit_id: input.text(DEPOSIT.property.name) } }),
	}),
	refusal: transferRefusal,
	fields: fieldsOf(FORM),
	about: { parameter: 'depositId', members: ['deposit_id'] },
	request: (input) => ({
		method: 'POST',
		path: `/fixed-deposits/${segment(input, DEPOSIT)}/liquidate`,
		body: payload(input, valueOf(input, KIND) === 'PARTIAL' ? [KIND, AMOUNT] : [KIND]),
	}),
};
