import type { INodeProperties } from 'n8n-workflow';

import type { HttpCall } from '../../shared/api/call';
import type { OperationInput } from '../../shared/api/operation';
import { InputError } from '../../shared/basics/inputError';
import { quoted } from '../../shared/basics/quote';
import { endpointPath, endpointPathOption } from '../../shared/form/endpointPath';
import { unsent } from '../../shared/form/fieldTypes';
import type { Field } from '../../shared/form/fields';

const METHODS = ['POST', 'PUT', 'PATCH'] as const;

/** Stands above every operation whose path Fincore does not publish. */
export const inferredNotice: Field = unsent({
	displayName:
		'Fincore does not publish this call, so its address is assumed. If it fails, correct Options > API Path.',
	name: 'inferredNotice',
	type: 'notice',
	default: '',
});

/** The option by which a person corrects a path. */
export function pathOption(standard: string): INodeProperties {
	return endpointPathOption(
		standard,
		'Where the call goes, below the Base URL of the credential. Change it when your Fincore documentation gives another path. Names in braces are filled with the IDs above.',
	);
}

/** The option by which a person corrects the HTTP method, where convention leaves doubt about it. */
export function methodOption(standard: HttpCall['method']): INodeProperties {
	return {
		displayName: 'API Method',
		name: 'endpointMethod',
		type: 'options',
		options: [
			{ name: 'PATCH', value: 'PATCH' },
			{ name: 'POST', value: 'POST' },
			{ name: 'PUT', value: 'PUT' },
		],
		default: standard,
		description:
			'The method of the call (PATCH, POST or PUT), when your Fincore documentation gives another one',
	};
}

/**
 * The standard path, or what the person put in its place.
 *
 * @param id the field whose value stands in the path
 * @throws InputError when it could leave Fincore's host or lacks the ID
 */
export function pathOf(input: OperationInput, standard: string, id?: Field): string {
	const ids = (id ? [id] : []).map(({ property: { name, displayName } }) => [
		name,
		{ value: input.get(name), label: displayName },
	]);
	return endpointPath(input.get('options.endpointPath'), standard, Object.fromEntries(ids));
}

// Where the operations that move money go, and other words an account may have for it.
const MOVES_MONEY = /(^|\/)(disburse|disbursements?|payments?|payouts?|repayments?|transfers?)\/?$/i;

/**
 * Stops a write whose API Path leads to where money is moved: there it would go out without payment key, and against
 * what the credential permits.
 *
 * @throws InputError when it does
 */
export function refuseTransferPath({ path, method }: HttpCall): void {
	const plain = path.replace(/%([0-9a-f]{2})/gi, (_whole, hex: string) =>
		String.fromCharCode(Number.parseInt(hex, 16)),
	);
	if (method === 'GET' || !MOVES_MONEY.test(plain)) return;
	throw new InputError(
		`API Path ${quoted(path)} leads to where money is moved`,
		'Use the operation that moves money (Disbursement > Create, Payment > Create, Loan > Disburse or Add Repayment): it has a payment key, and what the credential permits holds for it.',
	);
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
		throw new InputError(`API Method ${quoted(chosen)} is not offered here`, `Choose ${METHODS.join(', ')}.`);
	}
	return method;
}
