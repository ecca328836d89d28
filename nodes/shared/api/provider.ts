import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { CallFacts, Effect, HttpCall } from './call';
import type { Failure, Refusal } from './failure';
import type { StoredToken } from './login';
import type { Operation, OperationInput } from './operation';
import type { RepeatRule } from './repeat';
import type { Reply } from './reply';

/** A documented limit of calls. */
export interface RateLimit {
	/** Calls allowed in one window, until an answer names another number. */
	calls: number;
	windowMs: number;
	/** What tells apart the accounts that are counted each by itself. */
	key(credential: ICredentialDataDecryptedObject): string;
	/** A smaller limit of some calls, which count under both. */
	narrower?: NarrowerLimit;
}

/** A documented limit of some calls of an API. */
export interface NarrowerLimit {
	calls: number;
	windowMs: number;
	holdsFor(call: HttpCall): boolean;
}

/** Whether real money moves; unknown where neither key nor address tells. */
export type Mode = 'test' | 'live' | 'unknown';

/** An id of a call that a person has set. */
export interface ChosenId {
	/** As the form calls it. */
	field: string;
	value: string;
}

/** All the shared code must know about an API. */
export interface Provider {
	/** As people call it: stands in every error. */
	name: string;
	/** Name of the credential type. */
	credential: string;
	/** ISO 4217 of all its amounts, where it has one currency only. */
	currency?: string;
	/** Fields of the credential whose values must never show. */
	secretFields: readonly string[];
	/** The login token as it goes over the wire, where the credential keeps it in another form. */
	sentToken?(credential: ICredentialDataDecryptedObject): string;
	/** Fields of the credential a login fills: read anew for each call, while all else stays as the run found it. */
	loginFields?: readonly string[];
	/** @throws InputError when the credential holds no usable address */
	baseUrl(credential: ICredentialDataDecryptedObject): string;
	/**
	 * What tells two accounts apart that one credential may stand for in turn, such as test and live mode: a
	 * payment key used in a test must not block the real payment.
	 */
	account(credential: ICredentialDataDecryptedObject): string;
	/**
	 * The accounts a credential may stand for, where it does not always tell: its payment keys count for each. Left out
	 * where `account` always tells.
	 */
	possibleAccounts?(credential: ICredentialDataDecryptedObject): readonly string[];
	/** Whether a call with this credential moves real money, as far as the provider's documents tell. Never throws. */
	mode(credential: ICredentialDataDecryptedObject): Mode;
	/** Sent with every call. */
	headers?: Record<string, string>;
	/** Last changes to a call that depend on the credential or the run: envelope, encoding, headers. */
	complete?(call: HttpCall, input: OperationInput, facts: CallFacts): HttpCall;
	/** The part of an answer the user wants. */
	unwrap(body: unknown): unknown;
	/** What the answer says when it says no, undefined when it doesn't; looks at any status. */
	refusal(reply: Reply): Refusal | undefined;
	/** True where every answer to a write is documented to hold something: an empty one confirms nothing. */
	answersWrites?: boolean;
	/** What a person can do about a failure, in the provider's own terms. */
	nextStep?(
		failure: Failure,
		operation: Operation,
		credential: ICredentialDataDecryptedObject,
	): string | undefined;
	/** What the form calls a field the provider complains about; the provider's own name when absent. */
	fieldLabel?(field: string, operation: Operation): string;
	/** Where the provider's documents ask for other rules than REPEAT_RULES. */
	repeat?: Partial<Record<Effect, RepeatRule>>;
	/** The names of the provider's own id of a payment in what its calls give out, the most telling first. */
	paymentIds?: readonly string[];
	/**
	 * The id a person has set for a call in place of the one the node makes, where the provider may answer a second call
	 * under it as it answered the first.
	 */
	chosenId?(call: HttpCall): ChosenId | undefined;
	/** In lower case. */
	requestIdHeader?: string;
	/** Milliseconds to wait before a repeat when the answer names none; the usual backoff when undefined. */
	waitBeforeRepeat?(failure: Failure): number | undefined;
	/** Present when the provider documents one: calls are kept under it before they are refused. */
	rateLimit?: RateLimit;
	/** A key when calls of this credential must go one at a time in this process, undefined when they need not. */
	oneAtATime?(credential: ICredentialDataDecryptedObject): string | undefined;
	/** True for login tokens: a 401 after n8n's own new login is tried once more after a short wait. */
	signsIn?: boolean;
	/** Present for login tokens of which only one lives at a time; takes the place of `signsIn`. */
	storedToken?: StoredToken;
}
