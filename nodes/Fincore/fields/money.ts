import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { OperationInput, Payment } from '../../shared/api/operation';
import { freeBodyFacts } from '../../shared/api/paymentFacts';
import { InputError } from '../../shared/basics/inputError';
import { isObject } from '../../shared/basics/json';
import { toWireNumber } from '../../shared/basics/money';
import { unsent } from '../../shared/form/fieldTypes';
import type { Field } from '../../shared/form/fields';
import { jsonToObject, mergeFields, rowsToObject } from '../../shared/form/freeBody';
import { payment as paymentBy, paymentKeyField } from '../../shared/form/paymentKey';
import { typedCurrency } from '../../shared/form/typedAmounts';
import { bodyRows, jsonBody, typedBody } from './body';

/** The only field name the documents show; it stands in the sample of an error. Read it with `bodyWithAmount`. */
export const amount: Field = unsent({
	displayName: 'Amount',
	name: 'amount',
	type: 'string',
	default: '',
	placeholder: 'e.g. 1500.50',
	description:
		'Plain decimal above zero, sent as the number "amount" exactly as given. Fincore documents neither unit nor currency: use the ones of your account.',
});

export const paymentKey: Field = paymentKeyField({
	description: 'It is not sent to Fincore.',
});

/**
 * What makes an operation of Fincore a transfer.
 *
 * @param check where to look whether the money moved: ends the sentence "Before you send it again, …"
 * @param id the field whose value stands in the path
 */
export function payment(check: string, id?: Field): Payment {
	const facts: Payment['facts'] = ({ body }, input) => {
		const typed = freeBodyFacts(body, input.text(paymentKey.property.name));
		if (!id) return typed;
		const { name } = id.property;
		return { ...typed, more: { [name]: input.text(name), body: typed.more } };
	};
	return paymentBy(check, paymentKey, { facts });
}

/**
 * The typed body with the amount of Additional Fields.
 *
 * @throws InputError when the amount is wrong or typed twice: a payment never goes out with another one than meant
 */
export function bodyWithAmount(input: OperationInput, form: readonly Field[]): IDataObject | undefined {
	const extra = input.get('additionalFields');
	refuseEmpty(extra, jsonBody.property, jsonToObject);
	refuseEmpty(extra, bodyRows.property, rowsToObject);
	const body = typedBody(input, form);
	// An Amount whose expression comes out empty is a mistake: without it Fincore might pay the whole loan.
	if (!isObject(extra) || !Object.hasOwn(extra, 'amount')) return body;
	const currency = typedCurrency(body ?? {});
	const given = toWireNumber(extra.amount, currency, amount.property.displayName);
	return mergeFields({ amount: given }, body ?? {}, 'The body');
}

/** A body the person has added, and whose expression comes out empty, would let the payment go without its amount. */
function refuseEmpty(
	extra: unknown,
	{ name, displayName }: INodeProperties,
	read: (value: unknown) => IDataObject,
): void {
	if (!isObject(extra) || !Object.hasOwn(extra, name)) return;
	if (Object.keys(read(extra[name])).length > 0) return;
	throw new InputError(
		`${displayName} is empty`,
		`Fill in ${displayName}, check its expression, or remove it under Additional Fields.`,
	);
}
