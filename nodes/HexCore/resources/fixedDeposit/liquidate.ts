import type { Operation } from '../../../shared/api/operation';
import { pathSegment } from '../../../shared/basics/addresses';
import { amountField, payment, paymentKeyField, textField } from '../../fields';
import { transferRefusal } from '../../transferRefusal';
import { naira, oneOf } from '../../values';

export const liquidate: Operation = {
	value: 'liquidate',
	name: 'Liquidate',
	action: 'Liquidate a fixed deposit',
	description:
		'Pay out a fixed deposit before its end, which can cost a penalty. A payment key is used once only.',
	effect: 'transfer',
	payment: payment(
		'look at the deposit in the hexCore dashboard, or compare Account > Get Balance of its account.',
	),
	refusal: transferRefusal,
	fields: [
		paymentKeyField,
		textField('Deposit ID', 'depositId', 'e.g. fd_p2q3r4s5t6', 'The ID that Fixed Deposit > Create returned'),
		{
			displayName: 'Liquidation Type',
			name: 'liquidationType',
			type: 'options',
			required: true,
			options: [
				{ name: 'Full', value: 'FULL', description: 'The whole deposit is paid out' },
				{ name: 'Partial', value: 'PARTIAL', description: 'A part is paid out and the rest stays' },
			],
			default: 'FULL',
		},
		{ ...amountField, displayOptions: { show: { liquidationType: ['PARTIAL'] } } },
	],
	request: (input) => {
		const type = oneOf(input, 'liquidationType', 'Liquidation Type', ['FULL', 'PARTIAL']);
		return {
			method: 'POST',
			path: `/fixed-deposits/${pathSegment(input.get('depositId'), 'Deposit ID')}/liquidate`,
			body:
				type === 'PARTIAL' ? { liquidation_type: type, amount: naira(input) } : { liquidation_type: type },
		};
	},
};
