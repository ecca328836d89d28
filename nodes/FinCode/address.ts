import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Mode } from '../shared/api/provider';
import { addressMark, baseUrl } from '../shared/basics/addresses';
import { InputError } from '../shared/basics/inputError';
import { quoted } from '../shared/basics/quote';
import { textOf } from '../shared/basics/text';

/** What stands between host and path. */
export const SERVICES_V6 = '/api/v6/services';
export const SERVICES_V1 = '/api/v1/services';
export const INVESTMENT = '/api/v1/user';

/** A read that every user may make and that changes nothing. */
export const OWN_PROFILE = `${SERVICES_V6}/usermanagement/profile`;

/** The one path whose call is never wrapped. */
export const LOGOUT = `${SERVICES_V6}/securitymanagement/logout`;

const ZONES: Record<string, string> = { sandbox: 'fincode.software', production: 'fincode.tech' };
const INVESTMENT_SANDBOX = 'https://test-investment-products-service.fincode.software';

const API_TAIL = /\/api\/v[16]\/(services|user)\/?$/i;
const SUBDOMAIN = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * The tenant's address, without the API's own path.
 *
 * @throws InputError when the credential names no usable tenant or address
 */
export function hostOf(credential: ICredentialDataDecryptedObject): string {
	const environment = textOf(credential.environment) || 'sandbox';
	if (environment === 'custom') return baseUrl(withoutTail(credential.baseUrl));
	const zone = ZONES[environment];
	if (!zone) {
		throw new InputError(
			`${quoted(environment)} is not an environment of FinCode`,
			'Choose Environment again in the FinCode credential.',
		);
	}
	return `https://${domainOf(credential.domain)}.${zone}`;
}

/** FinCode has a host of its own for each; what an address of yours leads to is not known. */
export function mode({ environment }: ICredentialDataDecryptedObject): Mode {
	const name = textOf(environment) || 'sandbox';
	if (name === 'sandbox') return 'test';
	return name === 'production' ? 'live' : 'unknown';
}

/** Labels of the fields of the credential that make the address. */
export function addressFields({ environment }: ICredentialDataDecryptedObject): string {
	return environment === 'custom' ? 'Base URL' : 'Domain and Environment';
}

/**
 * The tenant's subdomain; a pasted address is reduced to it.
 *
 * @throws InputError when it is empty or belongs to someone else
 */
export function domainOf(value: unknown): string {
	const domain = reduced(value);
	if (domain === '') throw new InputError('Domain is missing', 'Fill in Domain in the FinCode credential.');
	if (!SUBDOMAIN.test(domain)) {
		throw new InputError(
			`Domain ${quoted(textOf(value))} is not a FinCode subdomain`,
			'Domain is the first part of your FinCode address: acme for https://acme.fincode.software.',
		);
	}
	return domain;
}

function reduced(value: unknown): string {
	const host = textOf(value)
		.toLowerCase()
		.replace(/^https?:\/\//, '')
		.replace(/\/.*$/s, '');
	return host.replace(/\.fincode\.(software|tech)$/, '');
}

/**
 * What tells the tenants apart that one credential may stand for in turn; never throws. Two ways to write one
 * address are one tenant, chosen or typed: else a slash at its end would free every payment key.
 */
export function tenantOf(credential: ICredentialDataDecryptedObject): string {
	try {
		return addressMark(hostOf(credential));
	} catch {
		// Nothing can be sent there, and the call says what is wrong with it.
		const { environment, domain, baseUrl: address } = credential;
		return `${textOf(environment)}|${reduced(domain)}|${addressMark(address)}`;
	}
}

/**
 * Where investment calls go: FinCode documents a test host only.
 *
 * @param chosen what the option Host holds
 * @throws InputError when there is no host for this environment, or the token would go to a foreign one
 */
export function investmentHost(credential: ICredentialDataDecryptedObject, chosen: unknown): string {
	const custom = credential.environment === 'custom';
	if (textOf(chosen) !== '') {
		const host = baseUrl(withoutTail(chosen), 'Investment Host');
		if (!custom) assertFinCode(host);
		return host;
	}
	if (custom) return hostOf(credential);
	if (credential.environment === 'production') {
		throw new InputError(
			'FinCode documents no production address for investments',
			'Ask FinCode for it and fill it in under Options > Investment Host.',
		);
	}
	return INVESTMENT_SANDBOX;
}

/**
 * Where the token may go: FinCode's own hosts, and with an address of its own to that one and to what a person
 * has let the credential be used for, such as the host of an investment service.
 *
 * @throws InputError when the credential names no usable tenant or address
 */
export function trustOf(credential: ICredentialDataDecryptedObject): {
	base: string;
	isOwn: (address: URL) => boolean;
	listed: boolean;
} {
	const custom = credential.environment === 'custom';
	return { base: hostOf(credential), isOwn: (address) => !custom && isFinCode(address), listed: custom };
}

function assertFinCode(address: string): void {
	const url = new URL(address);
	if (isFinCode(url)) return;
	throw new InputError(
		`${url.hostname} is not an address of FinCode`,
		'The login token is sent to addresses on fincode.software and fincode.tech only. For another address set Environment to Custom in the credential.',
	);
}

function isFinCode({ protocol, hostname }: URL): boolean {
	return protocol === 'https:' && /(^|\.)fincode\.(software|tech)$/.test(hostname);
}

function withoutTail(value: unknown): string {
	return textOf(value).replace(API_TAIL, '');
}
