import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { asksForRecord, fieldStep } from '../api/asked';
import type { Failure } from '../api/failure';
import { DEFAULT_TIMEOUT_SECONDS } from '../api/limits';
import type { Operation } from '../api/operation';
import { PAYMENT_KEY } from '../api/payment';
import type { Provider } from '../api/provider';
import { quoted } from '../basics/quote';
import type { KeyState } from '../payments/paymentOrder';
import { wordsToSendAgain } from '../payments/sendAgain';
import { asItSpeaks, topUpStep } from './spokenStep';
import { sendAgainWords } from './usedKey';

/** What a person reads about a failure: what happened, and what to do. */
export interface Wording {
	message: string;
	description: string;
}

/** What is known about the item beyond the failure itself. */
export interface Circumstances {
	provider: Provider;
	operation: Operation;
	/** Its settings may explain a refusal, such as a key of the other environment. */
	credential?: ICredentialDataDecryptedObject;
	/** Of a transfer whose payment key is filled in. */
	keyState?: KeyState;
}

/** Turns a failure into sentences. */
export function wordingOf(failure: Failure, about: Circumstances): Wording {
	const { provider, operation } = about;
	const uncertain = failure.outcome === 'unknown' && operation.effect !== 'read' && failure.keepKey !== true;
	const lines = [
		...(uncertain ? [whatHappened(failure, about)] : []),
		...(failure.fields ?? []).map(({ field, message }) => `${labelOf(field, about)}: ${message}`),
		nextStep(failure, about, uncertain),
		...(about.keyState ? [keyLine(failure, about, about.keyState)] : []),
		facts(failure),
	];
	return {
		message: uncertain ? uncertainMessage(provider, operation) : whatHappened(failure, about),
		description: lines
			.filter((line) => line !== '')
			.map(asSentence)
			.join('\n'),
	};
}

function labelOf(field: string, { provider, operation }: Circumstances): string {
	return provider.fieldLabel?.(field, operation) ?? field;
}

/** Where lines run into one another, each still ends. */
export function asSentence(line: string): string {
	return /[.!?]$/.test(line) ? line : `${line}.`;
}

function uncertainMessage(provider: Provider, operation: Operation): string {
	return operation.effect === 'transfer'
		? `${provider.name} did not confirm this payment: the money may have moved`
		: `${provider.name} did not confirm "${operation.action}": it may have been carried out`;
}

function whatHappened(failure: Failure, { provider }: Circumstances): string {
	const { name } = provider;
	const code = failure.code ? ` (${failure.code})` : '';
	if (failure.message) return `${name}: ${failure.message}${code}`;
	if (failure.own === 'UNREADABLE_ANSWER') {
		return `${name}, or a proxy in between, answered with a page instead of data`;
	}
	if (failure.own === 'STOPPED') return 'The run was stopped before this item was sent';
	if (failure.network)
		return `${name} gave no answer: ${networkReason(failure.network, failure.timeoutMs ?? DEFAULT_TIMEOUT_SECONDS * 1000)}`;
	return `${name} answered ${statusName(failure.httpStatus)}${code}`;
}

function networkReason(code: string, timeoutMs: number): string {
	switch (code) {
		case 'ECONNREFUSED':
			return 'the connection was refused';
		case 'ENOTFOUND':
		case 'EAI_AGAIN':
			return 'the address is not known';
		case 'ECONNABORTED':
		case 'ETIMEDOUT':
			return `nothing came within ${timeoutMs / 1000} ${timeoutMs === 1000 ? 'second' : 'seconds'}`;
		case 'ECONNRESET':
		case 'EPIPE':
		case 'ERR_BAD_RESPONSE':
			return 'the connection was cut';
		case 'ERR_CANCELED':
			return 'the run was stopped while the call was under way';
		case 'NO_ANSWER':
			return 'the call ended without one';
		default:
			return /CERT|SIGNED|VERIFY|ISSUER/.test(code)
				? `its certificate is not trusted (${code})`
				: `the connection failed (${code})`;
	}
}

const STATUS_NAMES: Record<number, string> = {
	301: 'with a redirect to another address',
	302: 'with a redirect to another address',
	303: 'with a redirect to another address',
	307: 'with a redirect to another address',
	308: 'with a redirect to another address',
	400: 'that the request is wrong',
	401: 'that the credential is not accepted',
	403: 'that this credential may not do this',
	404: 'that there is nothing at this address or ID',
	407: 'through a proxy that wants a login of its own',
	408: 'that it waited too long for the request',
	409: 'that this conflicts with another request',
	422: 'that a field is wrong',
	429: 'that there were too many calls',
	500: 'with an error of its own',
	502: 'that a server in between failed',
	503: 'that it is out of service for the moment',
	504: 'that it took too long',
};

function statusName(status: number | undefined): string {
	if (status === undefined) return 'in a way this node does not understand';
	return STATUS_NAMES[status] ?? `HTTP ${status}`;
}

const GENERAL_STEPS: Record<number, string> = {
	400: 'Check the fields of this item.',
	401: 'Check the credential.',
	403: 'Ask the provider for this permission, or use another credential.',
	404: 'Check the ID, and that the credential is for the same environment.',
	407: 'Ask whoever runs this n8n about its proxy.',
	409: 'Look at the record before sending again.',
	422: 'Correct the field and run the item again.',
	429: 'Wait and run again, or send fewer items at once.',
};

function nextStep(failure: Failure, about: Circumstances, uncertain: boolean): string {
	const { provider, operation } = about;
	// The next step is to check the payment, which the key line says; a conflict has a reason besides.
	if (operation.payment && uncertain && failure.httpStatus !== 409) return '';
	if (failure.askedToWaitMs !== undefined) {
		return `${provider.name} asks to wait ${Math.ceil(failure.askedToWaitMs / 1000)} seconds, which is longer than this node waits. Run the item again after that.`;
	}
	if (failure.nextStep) return failure.nextStep;
	// The status of a page is not the provider's word.
	const said =
		failure.own === 'UNREADABLE_ANSWER' ? { ...failure, httpStatus: undefined } : asItSpeaks(failure);
	const own =
		operation.nextStep?.(said) ??
		topUpStep(said) ??
		provider.nextStep?.(said, operation, about.credential ?? {});
	if (own) return own;
	if (operation.payment && uncertain) return '';
	if (uncertain) return `Look in ${provider.name} before running this item again.`;
	return generalStep(said, operation, provider.name);
}

function generalStep(failure: Failure, operation: Operation, name: string): string {
	const { httpStatus, network, own } = failure;
	if (own === 'UNREADABLE_ANSWER') return 'Check the address in the credential, and any proxy in between.';
	if (network) return 'Check the address in the credential and the network of this n8n, then run it again.';
	if (httpStatus === undefined) return '';
	if (httpStatus >= 300 && httpStatus < 400) return 'Check the address in the credential.';
	if (httpStatus >= 500 && operation.effect === 'read') return 'Try again later.';
	if (httpStatus === 404 && !asksForRecord(operation)) return 'Check the address in the credential.';
	const step = GENERAL_STEPS[httpStatus] ?? '';
	return [400, 422].includes(httpStatus) ? fieldStep(operation, name, step) : step;
}

function keyLine(failure: Failure, about: Circumstances, keyState: KeyState): string {
	const { provider, operation } = about;
	const { key, locked, sentAgain } = keyState;
	const check = operation.payment?.check ?? '';
	const name = `${PAYMENT_KEY} ${quoted(key)}`;
	if (!locked) return `Nothing was paid, and ${name} is free again.`;
	if (failure.outcome !== 'unknown' && failure.keepKey !== true) {
		return sentAgain > 0
			? `This second sending paid nothing, and may be made again. ${name} stays locked because of the first one.`
			: `Nothing was paid, but ${name} could not be freed: to run it, write ${key} into Options > Send Again.`;
	}
	const stays = `${name} stays locked, so running again sends nothing.`;
	if (failure.keepKey) {
		const words = wordsToSendAgain(key, sentAgain);
		return `${stays}\nWrite ${words} into Options > Send Again only when ${provider.name} told you to send it again.`;
	}
	return `${stays}\n${sendAgainWords(key, sentAgain, check)}`;
}

function facts(failure: Failure): string {
	const { httpStatus, requestId, transactionId, tries = 1, waitedMs = 0 } = failure;
	return [
		httpStatus === undefined ? '' : `HTTP ${httpStatus}`,
		requestId ? `request ${requestId}` : '',
		transactionId ? `transaction ${transactionId}` : '',
		tries > 1 ? `tried ${tries} times over ${Math.round(waitedMs / 1000)} s` : '',
	]
		.filter((fact) => fact !== '')
		.join(', ');
}
