import {
	ExpressionError,
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type INode,
	type INodeExecutionData,
} from 'n8n-workflow';

import { CallFailure, type Failure, type OwnCode } from '../api/failure';
import { PAYMENT_KEY } from '../api/payment';
import { InputError } from '../basics/inputError';
import { quoted } from '../basics/quote';
import { hideSecrets, redact, redactDeep } from '../basics/redact';
import { AgentNotAllowed, GuardUnavailable, NotAllowed, OverLimit, UsedKey } from '../payments/paymentErrors';
import { BrokenClaim } from '../store/brokenClaim';
import { describeInLines } from './inLines';
import { usedKeyWords } from './usedKey';
import { asSentence, wordingOf, type Circumstances } from './wording';

/** An item that did not succeed, in the two forms n8n wants: an error to throw, and an item to go on with. */
export interface ItemError {
	error: NodeApiError | NodeOperationError;
	item: INodeExecutionData;
}

/** What is known of a failed item besides what was thrown. */
export interface FailedItem extends Circumstances {
	node: INode;
	itemIndex: number;
	/** Values of the credential and of masked fields, which must not show. */
	secrets: string[];
	/** Ids and references the person gave: however they look, they are no account's number. */
	references?: readonly string[];
}

const UNEXPECTED_STEP =
	'Check the expressions of this item, and run it again. If it stays, report these words to the makers of this package.';

/** What to do, and that nothing has happened yet. */
function nothingSent(hint: string): string {
	const sentence = 'Nothing was sent for this item.';
	return hint === '' ? sentence : `${asSentence(hintAlone(hint))} ${sentence}`;
}

/** What to do alone, for texts that say themselves that nothing was sent. */
export function hintAlone(description: string | null | undefined): string {
	return (description ?? '').replace(/ ?Nothing was sent(?: for this item)?\./g, '').trim();
}

/** What is wrong alone, for the same. */
export function reasonAlone(message: string): string {
	return message.replace(/(?::|, so) (?:nothing was|"[^"]*" was not) sent\b/, '');
}

/** Turns whatever stopped an item into words, without the secrets a thrown error may carry along. */
export function itemError(thrown: unknown, context: FailedItem): ItemError {
	if (thrown instanceof CallFailure) {
		const secrets = [...context.secrets, ...thrown.secrets];
		return callError(thrown.failure, { ...context, secrets });
	}
	const clean = (text: string) => hideSecrets(text, context.secrets);
	if (thrown instanceof InputError) {
		return plainError(clean(thrown.message), nothingSent(clean(thrown.hint)), 'INVALID_INPUT', context);
	}
	if (thrown instanceof UsedKey) return usedKeyError(thrown, context);
	if (thrown instanceof NotAllowed || thrown instanceof OverLimit) {
		const code: OwnCode = thrown instanceof NotAllowed ? 'NOT_ALLOWED' : 'OVER_LIMIT';
		return plainError(clean(thrown.message), clean(thrown.hint), code, context);
	}
	if (thrown instanceof AgentNotAllowed) return agentError(context);
	if (thrown instanceof GuardUnavailable) {
		return plainError(
			'The payment key could not be recorded: nothing was sent',
			`${asSentence(messageOf(thrown.cause))} ${afterStoreFault(thrown.cause)}`,
			'GUARD_UNAVAILABLE',
			context,
		);
	}
	// The call went out before this fault of the package: the payment may have been made all the same.
	if (context.keyState?.locked) {
		return callError({ own: 'UNEXPECTED', message: messageOf(thrown), outcome: 'unknown' }, context);
	}
	const known = thrown instanceof NodeOperationError || thrown instanceof ExpressionError;
	const hint = known ? (thrown.description ?? '') : UNEXPECTED_STEP;
	const masked = (text: string) => redact(text, context.secrets);
	return plainError(masked(messageOf(thrown)), masked(hint), 'UNEXPECTED', context);
}

function afterStoreFault(cause: unknown): string {
	return cause instanceof BrokenClaim
		? 'The key may count as used now, although nothing was sent with it: run the item again, and if it is refused as used before, do what that error says.'
		: "Run the item again; when it goes on, look at n8n's database.";
}

function messageOf(thrown: unknown): string {
	return thrown instanceof Error ? thrown.message : String(thrown);
}

function callError(raw: Failure, context: FailedItem): ItemError {
	const failure = withoutSecrets(raw, context);
	const wording = wordingOf(failure, context);
	const message = notCanceled(wording.message);
	const { description } = wording;
	const error = new NodeApiError(
		context.node,
		{ message },
		{
			message,
			httpCode: failure.httpStatus === undefined ? undefined : String(failure.httpStatus),
			itemIndex: context.itemIndex,
		},
	);
	// n8n puts its own sentence in place of a message that seems to hold a network code.
	error.message = message;
	return {
		error: describeInLines(error, description),
		item: errorItem(context, {
			message,
			description,
			code: failure.own ?? failure.network ?? null,
			providerCode: failure.code ?? null,
			httpStatus: failure.httpStatus ?? null,
			outcome: failure.outcome,
			details: detailsOf(failure),
			...(failure.transactionId === undefined ? {} : { transactionId: failure.transactionId }),
			...paymentKeyOf(context),
		}),
	};
}

function withoutSecrets(failure: Failure, { secrets, keyState, references = [] }: FailedItem): Failure {
	const keep = [keyState?.key, failure.transactionId, ...references].filter((text) => text !== undefined);
	const clean = (text: string | undefined) => (text === undefined ? undefined : redact(text, secrets, keep));
	const withoutSecret = (id: string | undefined) => (id === undefined ? undefined : hideSecrets(id, secrets));
	return {
		...failure,
		message: clean(failure.message),
		code: clean(failure.code),
		nextStep: clean(failure.nextStep),
		// Ids are what a support asks for; a secret they are not.
		requestId: withoutSecret(failure.requestId),
		transactionId: withoutSecret(failure.transactionId),
		details: redactDeep(failure.details, secrets, keep),
		fields: failure.fields?.map(({ field, message }) => ({
			field: redact(field, secrets, keep),
			message: redact(message, secrets, keep),
		})),
	};
}

function detailsOf({ details, fields }: Failure): IDataObject | null {
	if (details === undefined && !fields?.length) return null;
	return {
		...(details === undefined ? {} : { provider: details as IDataObject }),
		...(fields?.length ? { fields: fields.map((field) => ({ ...field })) } : {}),
	};
}

function usedKeyError({ known }: UsedKey, context: FailedItem): ItemError {
	const { operation, provider } = context;
	if (!operation.payment)
		return plainError(`The key ${quoted(known.key)} was used before`, '', 'UNEXPECTED', context);
	const { message, description, code } = usedKeyWords(known, operation.payment, provider.name);
	return plainError(message, description, code, context);
}

/** The message must do by itself: an agent hands its model no more of an error. */
function agentError(context: FailedItem): ItemError {
	return plainError(
		'AI agents may not move money with this tool: nothing was sent. Only a person can allow it, with Options > Let AI Agents Move Money',
		'If agents should make such payments, open this tool in the workflow, add Options > Let AI Agents Move Money and switch it on. ' +
			`Limits set in the credential still apply, and each ${PAYMENT_KEY} is paid once.`,
		'AGENT_NOT_ALLOWED',
		context,
	);
}

/** n8n takes a run whose error holds this word for one a person has stopped. */
function notCanceled(message: string): string {
	return message.replaceAll('canceled', 'cancelled');
}

function plainError(text: string, hint: string, code: string, context: FailedItem): ItemError {
	const message = notCanceled(text);
	const error = new NodeOperationError(context.node, message, {
		itemIndex: context.itemIndex,
		level: 'warning',
	});
	error.message = message;
	return {
		error: describeInLines(error, hint),
		item: errorItem(context, {
			message,
			description: hint,
			code,
			providerCode: null,
			httpStatus: null,
			outcome: 'notSent',
			details: null,
			...paymentKeyOf(context),
		}),
	};
}

function errorItem({ itemIndex }: FailedItem, error: IDataObject): INodeExecutionData {
	return { json: { error }, pairedItem: { item: itemIndex } };
}

function paymentKeyOf({ keyState }: FailedItem): IDataObject {
	return keyState ? { paymentKey: keyState.key } : {};
}
