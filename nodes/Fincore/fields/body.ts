import type { IDataObject } from 'n8n-workflow';

import type { HttpCall } from '../../shared/api/call';
import type { OperationInput, Payment } from '../../shared/api/operation';
import { InputError } from '../../shared/basics/inputError';
import { isObject } from '../../shared/basics/json';
import { toWireNumber } from '../../shared/basics/money';
import { endpointPath } from '../../shared/form/endpointPath';
import { freeBody, jsonToObject, mergeFields, rowsToObject, rowsToQuery } from '../../shared/form/freeBody';
import { checkIn } from '../advice';

const METHODS = ['POST', 'PUT', 'PATCH'] as const;

/** IDs of a path with their labels in the form. */
type Ids = Record<string, string>;

/** What the payment-once guard says about Fincore's transfers. */
export function paymentOf(list: string): Payment {
	return {
		keyParameter: 'paymentKey',
		keyLabel: 'Payment Key',
		check: checkIn(list),
	};
}

/**
 * The standard path, or what the person put in its place.
 *
 * @throws InputError when it could leave Fincore's host or lacks an ID
 */
export function pathOf(input: OperationInput, standard: string, ids: Ids = {}): string {
	const values = Object.entries(ids).map(([name, label]) => [name, { value: input.get(name), label }]);
	return endpointPath(input.get('options.endpointPath'), standard, Object.fromEntries(values));
}

/**
 * The standard method, or what the person put in its place.
 *
 * @throws InputError when an expression gives something else than the methods offered
 */
export function methodOf(input: OperationInput, standard: HttpCall['method']): HttpCall['method'] {
	const chosen = input.text('options.endpointMethod');
	if (chosen === '') return standard;
	const method = METHODS.find((one) => one === chosen.toUpperCase());
	if (!method) {
		throw new InputError(`Endpoint Method "${chosen}" is not offered here`, `Choose ${METHODS.join(', ')}.`);
	}
	return method;
}

/**
 * The body the person typed; undefined when there is none.
 *
 * @param fields where the rows are, at the top or among the optional fields
 * @param json where the JSON is
 */
export function typedBody(
	input: OperationInput,
	fields: 'fields' | 'additionalFields.fields',
	json: 'additionalFields.jsonBody' | 'updateFields.jsonBody' = 'additionalFields.jsonBody',
): IDataObject | undefined {
	return freeBody(input.get(fields), input.get(json));
}

/**
 * The typed body with the amount of Additional Fields.
 *
 * @throws InputError when the amount is wrong or typed twice: a payment never goes out with another one than meant
 */
export function bodyWithAmount(
	input: OperationInput,
	fields: 'fields' | 'additionalFields.fields',
): IDataObject | undefined {
	const extra = input.get('additionalFields');
	refuseEmpty(extra, 'jsonBody', 'JSON Body');
	refuseEmpty(extra, 'fields', 'Fields');
	const body = typedBody(input, fields);
	// An Amount whose expression comes out empty is a mistake: without it Fincore might pay the whole loan.
	if (!isObject(extra) || !Object.hasOwn(extra, 'amount')) return body;
	const amount = toWireNumber(extra.amount, undefined);
	return mergeFields({ amount }, body ?? {}, 'The body');
}

/** A body the person has added, and whose expression comes out empty, would let the payment go without its amount. */
function refuseEmpty(extra: unknown, name: 'jsonBody' | 'fields', label: string): void {
	if (!isObject(extra) || !Object.hasOwn(extra, name)) return;
	const content = name === 'fields' ? rowsToObject(extra[name]) : jsonToObject(extra[name]);
	if (Object.keys(content).length > 0) return;
	throw new InputError(
		`${label} is empty`,
		`Fill in ${label}, check its expression, or remove it under Additional Fields.`,
	);
}

/** @throws InputError when there is nothing to send */
export function required(body: IDataObject | undefined, ways: string): IDataObject {
	if (body) return body;
	throw new InputError('There is nothing to send', `Fill in ${ways}.`);
}

/**
 * One page of a list.
 *
 * @throws InputError when Offset is no whole number, or a query parameter is one this node fills itself
 */
export function listCall(input: OperationInput, path: string): HttpCall {
	const { offset, size } = input.page;
	if (!Number.isInteger(offset) || offset < 0) {
		throw new InputError('Offset must be a whole number from 0', 'Correct Offset under Filters.');
	}
	const extra = rowsToQuery(input.get('filters.queryParameters'), 'Query Parameters', ['limit', 'offset']);
	return { method: 'GET', path, query: { ...extra, limit: size, offset } };
}
