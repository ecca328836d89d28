import type { INodeProperties } from 'n8n-workflow';

import type { OperationInput } from '../../shared/api/operation';
import { InputError } from '../../shared/basics/inputError';
import { quoted } from '../../shared/basics/quote';
import { refuseSpoilt, refuseSpoiltSecret } from '../../shared/basics/spoilt';
import { textOf } from '../../shared/basics/text';
import { SERVICES_V1, SERVICES_V6 } from '../address';
import { assertPassword } from '../login/password';

export const authDateOption: INodeProperties = {
	displayName: 'Auth Date',
	name: 'authDate',
	type: 'dateTime',
	default: '',
	description: 'When the customer last signed in (header x-fapi-auth-date). Empty: the time of the call.',
};

export const customerIpAddressOption: INodeProperties = {
	displayName: 'Customer IP Address',
	name: 'customerIpAddress',
	type: 'string',
	default: '127.0.0.1',
	placeholder: 'e.g. 203.0.113.10',
	description:
		"In production set the end customer's address; without it 127.0.0.1 is sent (header x-fapi-customer-ip-address)",
};

export const interactionIdOption: INodeProperties = {
	displayName: 'Interaction ID',
	name: 'interactionId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 8b7f3a0e-3c1b-5a56-8c7e-2f5d3f0d9a42',
	description: 'FinCode groups ledger entries by it. Empty: made by the node, the same for the same payment.',
};

/** The entry that replaces the generated idempotency key. */
export const idempotencyKeyOption: INodeProperties = {
	displayName: 'Idempotency Key',
	name: 'idempotencyKey',
	type: 'string',
	default: '',
	placeholder: 'e.g. 5f0c1c52-6f0e-5d3e-9d55-0f1c0a4b7d11',
	description:
		'Replaces the key the node makes, for one payment only: on two of them it is refused. Needed only when FinCode repeats an old refusal of the same payment.',
};

/** The account password where FinCode wants it beside the token. */
export const passwordOption: INodeProperties = {
	displayName: 'Password',
	name: 'password',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	description: 'FinCode wants the account password with this payment. Empty: the one of the credential.',
};

/** Entries for the x-fapi headers where the interaction id is a field of its own. */
export const fapiDateAndAddress: INodeProperties[] = [authDateOption, customerIpAddressOption];

/** Entries for the x-fapi headers. */
export const fapiOptions: INodeProperties[] = [...fapiDateAndAddress, interactionIdOption];

function basePathOption(standard: string): INodeProperties {
	return {
		displayName: 'Base Path',
		name: 'basePath',
		type: 'options',
		options: [
			{ name: `Version 1 (${SERVICES_V1})`, value: SERVICES_V1 },
			{ name: `Version 6 (${SERVICES_V6})`, value: SERVICES_V6 },
		],
		default: standard,
		description:
			"FinCode's documents mix both versions for lending. Try the other one when the call answers 404.",
	};
}

/** Options of a lending call. */
export function lendingOptions(standard: string): INodeProperties[] {
	return [idempotencyKeyOption, ...fapiOptions, basePathOption(standard)];
}

/** Options of the lending calls without idempotency key. */
export function lendingOptionsWithoutKey(standard: string): INodeProperties[] {
	return [...fapiOptions, basePathOption(standard)];
}

/** Options of an investment call. */
export const investmentOptions: INodeProperties[] = [
	idempotencyKeyOption,
	...fapiOptions,
	{
		displayName: 'Investment Host',
		name: 'host',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://test-investment-products-service.fincode.software',
		description:
			'Address of the investment service. FinCode documents one for tests only, so production needs it here. Your login token is sent there.',
	},
];

/** The start of a lending path. */
export function lendingBase(input: OperationInput, standard: string): string {
	return chosenOption(input, basePathOption(standard));
}

/** The entry that chooses between documented paths; the first is the standard one. */
export function pathOption(paths: readonly string[], description: string): INodeProperties {
	const [standard = ''] = paths;
	return {
		displayName: 'Path Variant',
		name: 'pathVariant',
		type: 'options',
		options: paths.map((path) => ({ name: path, value: path })),
		default: standard,
		description,
	};
}

/** What an entry of Options holds. */
export function optionOf(input: OperationInput, { name }: INodeProperties): unknown {
	return input.get(`options.${name}`);
}

/**
 * An entry of Options as text, '' when it is not set.
 *
 * @throws InputError when it is no text, or a sheet has spoilt it
 */
export function textOption(input: OperationInput, property: INodeProperties): string {
	const value = optionOf(input, property);
	const text = textOf(value, property.displayName);
	if (text === '' && typeof value === 'object' && value !== null) {
		throw new InputError(`${property.displayName} is not text`, 'Correct it under Options, or remove it.');
	}
	refuseSpoilt(text, property.displayName);
	return text;
}

/**
 * The value chosen in an entry of Options, also when an expression fills it.
 *
 * @param standard what an entry that is not set means
 * @throws InputError when it is none of those offered
 */
export function chosenOption(
	input: OperationInput,
	property: INodeProperties,
	standard = String(property.default),
): string {
	const chosen = textOption(input, property);
	if (chosen === '') return standard;
	const offered = (property.options ?? []).map((option) => ('value' in option ? String(option.value) : ''));
	if (offered.includes(chosen)) return chosen;
	throw new InputError(
		`${property.displayName} ${quoted(chosen)} is not one FinCode documents`,
		`Use one of: ${offered.join(', ')}.`,
	);
}

/**
 * The password set under Options, '' when the credential is to put its own into the call.
 *
 * @throws InputError when neither holds one, or the one of the options is no text
 */
export function chosenPassword(input: OperationInput): string {
	const typed = optionOf(input, passwordOption);
	if (typeof typed === 'object' && typed !== null) {
		throw new InputError('Options > Password is not text', 'Correct its expression, or remove it.');
	}
	const password = String(typed ?? '');
	refuseSpoiltSecret(password.trim(), 'Options > Password');
	if (password === '') assertPassword(input.credential);
	return password;
}
