import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, segment, valueOf } from '../../../shared/form/fields';
import { INVESTMENT, investmentHost } from '../../address';
import { lendingHeaders } from '../../callIds/headers';
import { productIdField } from '../../fields/ids';
import { units } from '../../fields/money';
import { investmentOptions } from '../../fields/options';

const FORM = [productIdField, units];

export const getQuote: Operation = {
	value: 'getQuote',
	name: 'Get Quote',
	action: 'Get an investment quote',
	description: 'Get what a number of units costs, fees included',
	effect: 'read',
	fields: fieldsOf(FORM),
	options: investmentOptions,
	request: (input) => ({
		method: 'GET',
		baseUrl: investmentHost(input.credential, input.get('options.host')),
		path: `${INVESTMENT}/quote/get-quote/${segment(input, productIdField)}/${String(valueOf(input, units))}`,
		headers: lendingHeaders(input),
	}),
};
