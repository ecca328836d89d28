import type { Operation } from '../../../shared/api/operation';
import { payload } from '../../../shared/form/fields';
import { units } from '../../fields/money';
import { investmentOptions } from '../../fields/options';
import { productIdField, segment } from '../../fields/person';
import { lendingHeaders } from '../../callIds/headers';
import { INVESTMENT, investmentHost } from '../../address';

export const getQuote: Operation = {
	value: 'getQuote',
	name: 'Get Quote',
	action: 'Get an investment quote',
	description: 'Get what a number of units costs, fees included',
	effect: 'read',
	fields: [productIdField, units.property],
	options: investmentOptions,
	request: (input) => ({
		method: 'GET',
		baseUrl: investmentHost(input.credential, input.get('options.host')),
		path: `${INVESTMENT}/quote/get-quote/${segment(input, productIdField)}/${String(payload(input, [units]).numberOfUnitsToPurchase)}`,
		headers: lendingHeaders(input),
	}),
};
