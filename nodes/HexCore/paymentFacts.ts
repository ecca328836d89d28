import type { IDataObject } from 'n8n-workflow';

import type { HttpCall } from '../shared/api/call';
import type { PaymentFacts } from '../shared/api/payment';
import { textIn, without } from '../shared/api/paymentFacts';
import { plainDecimal } from '../shared/basics/decimal';
import { isObject } from '../shared/basics/json';
import { CURRENCY } from './fields/types';

/** What facts read besides the amount, which all bodies call the same. */
interface Reading {
	/** The field that names who gets the money. */
	account?: string;
	/** Fields that don't make it another payment. */
	apart?: readonly string[];
	/** The id in the path, by its name. */
	path?: IDataObject;
}

/** What a call pays: all of hexCore's bodies are flat, and all amounts are naira. */
export function nairaFacts(
	call: HttpCall,
	{ account = '', apart = [], path = {} }: Reading = {},
): PaymentFacts {
	const fields = fieldsIn(call);
	return {
		amount: plainDecimal(fields.amount),
		currency: CURRENCY,
		account: textIn(fields[account]),
		more: { ...path, ...without(fields, ['amount', account, ...apart]) },
	};
}

/** A body as form and as JSON is the same payment, so all values are text. */
function fieldsIn({ body }: HttpCall): IDataObject {
	if (body instanceof URLSearchParams) return Object.fromEntries(body);
	if (!isObject(body)) return {};
	return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)]));
}
