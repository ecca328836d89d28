import type { ICredentialDataDecryptedObject, INodeProperties } from 'n8n-workflow';

import type { HttpCall } from '../../shared/api/call';
import type { OperationInput } from '../../shared/api/operation';
import type { ChosenId } from '../../shared/api/provider';
import { toUtcTime } from '../../shared/basics/dates';
import { InputError } from '../../shared/basics/inputError';
import { quoted } from '../../shared/basics/quote';
import { textOf } from '../../shared/basics/text';
import {
	authDateOption,
	customerIpAddressOption,
	idempotencyKeyOption,
	interactionIdOption,
	optionOf,
	textOption,
} from '../fields/options';
import { idempotencyKey, interactionId, type Origin } from './derived';

/** Headers of a call in which '' stands for "filled in when the call is prepared". */
export type DraftHeaders = Record<string, string>;

/** The two headers every call carries; some tenants use them for client platform and device id. */
export function deviceHeaders(credential: ICredentialDataDecryptedObject): Record<string, string> {
	return {
		platform: headerValue(textOf(credential.platform) || 'fincode', 'Platform Header'),
		uuid: headerValue(textOf(credential.uuid) || '200', 'UUID Header'),
	};
}

/** The headers of a lending call nobody has set anything for. */
export const DRAFT_HEADERS: DraftHeaders = {
	'x-idempotency-key': '',
	'x-fapi-auth-date': '',
	'x-fapi-customer-ip-address': '127.0.0.1',
	'x-fapi-interaction-id': '',
};

/** The x-fapi headers of ledger, lending and investment calls. */
export function fapiHeaders(input: OperationInput): DraftHeaders {
	const address = textOption(input, customerIpAddressOption);
	return {
		'x-fapi-auth-date': authDate(input),
		'x-fapi-customer-ip-address':
			address === '' ? '127.0.0.1' : ipAddress(address, customerIpAddressOption.displayName),
		'x-fapi-interaction-id': headerOption(input, interactionIdOption),
	};
}

/** The headers of lending and investment calls. */
export function lendingHeaders(input: OperationInput): DraftHeaders {
	return { 'x-idempotency-key': chosenKey(input), ...fapiHeaders(input) };
}

/** The idempotency key of Options as it stands in a call that is not prepared yet. */
export function chosenId({ headers = {} }: HttpCall): ChosenId | undefined {
	const [, value = ''] = Object.entries(headers).find(([name]) => /^x-idempotency-key$/i.test(name)) ?? [];
	return value === '' ? undefined : { field: idempotencyKeyOption.displayName, value };
}

/** The idempotency key a person set, '' for the one made from the payment key. */
export function chosenKey(input: OperationInput): string {
	return headerOption(input, idempotencyKeyOption);
}

function authDate(input: OperationInput): string {
	const date = optionOf(input, authDateOption);
	if (date === undefined || date === '') return '';
	return toUtcTime(date, input.timezone, authDateOption.displayName);
}

function headerOption(input: OperationInput, option: INodeProperties): string {
	return headerValue(textOption(input, option), option.displayName);
}

/** Fills in what a person left open. */
export function filled(draft: DraftHeaders, origin: Origin, now: Date): Record<string, string> {
	const made: Record<string, () => string> = {
		'x-idempotency-key': () => idempotencyKey(origin),
		'x-fapi-auth-date': () => utcSeconds(now),
		'x-fapi-interaction-id': () => interactionId(origin),
	};
	return Object.fromEntries(
		Object.entries(draft).map(([name, value]) => [
			name,
			value === '' ? (made[name.toLowerCase()]?.() ?? '') : value,
		]),
	);
}

/** ISO 8601 in UTC without milliseconds, as in FinCode's samples. */
export function utcSeconds(time: Date): string {
	return `${time.toISOString().slice(0, 19)}Z`;
}

/**
 * Text that can stand in a header.
 *
 * @throws InputError when it holds line breaks or characters outside ASCII
 */
export function headerValue(text: string, label: string): string {
	if (/^[\x20-\x7e]*$/.test(text)) return text;
	throw new InputError(
		`${label} holds characters that can't be sent in a header`,
		`Use plain letters, digits and signs in ${label}.`,
	);
}

/** @throws InputError when it is neither an IPv4 nor an IPv6 address */
export function ipAddress(text: string, label: string): string {
	const parts = text.split('.');
	const v4 = parts.length === 4 && parts.every((part) => /^[0-9]{1,3}$/.test(part) && Number(part) <= 255);
	const v6 = /^[0-9a-fA-F:.]{2,45}$/.test(text) && (text.match(/:/g) ?? []).length >= 2;
	if (v4 || v6) return text;
	throw new InputError(
		text === '' ? `${label} is missing` : `${label} ${quoted(text)} is not an IP address`,
		`Fill in ${label} like 203.0.113.10.`,
	);
}
