import type { ICredentialDataDecryptedObject, IDataObject, INodeProperties } from 'n8n-workflow';

import type { Effect, HttpCall } from './call';
import type { Failure, Refusal } from './failure';
import type { About } from './otherRecord';
import type { Page, Paging } from './paging';
import type { Found, PaymentFacts } from './payment';
import type { Reply } from './reply';
import type { Subject } from './subject';

/** A file that came with an item. */
export interface BinaryFile {
	data: Buffer;
	fileName: string;
	mimeType: string;
}

/** What an operation may look at when it builds its call: plain data, so that a unit test needs no n8n. */
export interface OperationInput {
	/** A parameter of the item; a dot reaches into a collection: `filters.page`. Undefined when not set. */
	get(name: string): unknown;
	/** A parameter as trimmed text, '' when not set. */
	text(name: string): string;
	/** The settings of the credential. */
	credential: ICredentialDataDecryptedObject;
	/** Time zone of the workflow, such as `Africa/Lagos`: what a date without one means. */
	timezone: string;
	/** The page to ask for; only operations with paging look at it. */
	page: Page;
	/** What identifies this item of this run, for values that must be the same when the item is repeated. */
	origin: { executionId: string; nodeId: string; runIndex: number; itemIndex: number };
}

/** What `run` gets besides the input: calls with all the care of the transport. */
export interface OperationTools {
	/** Makes a call; a refusal of the provider is thrown, not returned. */
	send(call: HttpCall): Promise<Reply>;
	/** The part of an answer the user wants, by the provider's envelope. */
	unwrap(body: unknown): unknown;
	/**
	 * The file in a binary field of the item.
	 *
	 * @throws InputError when the item has no such field
	 */
	binary(field: string): Promise<BinaryFile>;
}

/** Where a status operation finds the status, for Wait For Final Status. */
export interface FinalStatus {
	/** Whether the status can't change any more, from the output or the body it was taken from. */
	isFinal(output: IDataObject, body: unknown): boolean;
	/** Seconds before the second look; later looks come at growing distances. */
	firstDelaySeconds?: number;
}

/** What the payment register needs of a transfer. */
export interface Payment {
	/** The parameter that holds the payment key; it is the API's own client reference where there is one. */
	keyParameter: string;
	/** How to find out whether the money moved: ends the sentence "Before you send it again, …". */
	check: string;
	/**
	 * What a call of this operation pays to whom. The call may be the operation's own, or as the provider completes it:
	 * both say the same.
	 */
	facts: (call: HttpCall, input: OperationInput) => PaymentFacts;
	/** How the answer calls amount and account of the facts, where not by the names of the call. */
	answerNames?: { amount?: readonly string[]; account?: readonly string[] };
	/**
	 * Looks for the payment in the provider's records, where they document a way to find it by its key. Undefined
	 * when it is not there, or not in a final state: neither proves that it was not paid.
	 *
	 * @param tools calls made with them are reads, whatever the effect of the operation
	 * @throws InputError, CallFailure when the records can't be read
	 */
	lookup?: (input: OperationInput, tools: OperationTools) => Promise<Found | undefined>;
}

/** An operation as data. One file each, listed by its resource. */
export interface Operation {
	/** Name in saved workflows: never changes after a release. */
	value: string;
	name: string;
	action: string;
	description: string;
	effect: Effect;
	/** Parameters; the resource adds displayOptions, the effect adds Options. */
	fields?: INodeProperties[];
	/** Further entries of the Options collection. */
	options?: INodeProperties[];
	/** The call, from parameters alone. */
	request?: (input: OperationInput) => HttpCall;
	/** For what one call can't do. Takes the place of `request`. */
	run?: (input: OperationInput, tools: OperationTools) => Promise<IDataObject[]>;
	/**
	 * Present when the answer is a list: where its rows may lie (the first path that holds an array), or how
	 * they are found.
	 */
	rows?: readonly string[] | ((body: unknown) => unknown[] | undefined);
	/** Present when the list comes in pages. */
	paging?: Paging;
	/** Present when the rows are of a kind that events tell of: a row in the shape these have, for Output: Simplified. */
	subject?: (row: IDataObject) => Subject;
	/** The item to give out, when not simply the provider's unwrap; `sent` is the call as it was made. */
	output?: (body: unknown, input: OperationInput, sent: HttpCall) => unknown;
	/** A refusal that only this operation's answer knows, such as a failed state inside a success. */
	refusal?: (reply: Reply) => Refusal | undefined;
	/** What its call is about by an id, and how the answer names that: an answer about another one is none. */
	about?: About;
	/**
	 * What is odd about an item and no reason to refuse it, as sentences: they stand in `warnings` of what comes out.
	 */
	warnings?: (input: OperationInput) => string[];
	/** What a person can do about a failure, when this operation knows better than the provider's general advice. */
	nextStep?: (failure: Failure) => string | undefined;
	/** Present on every transfer and on nothing else. */
	payment?: Payment;
	/** Present when Wait For Final Status is offered. */
	finalStatus?: FinalStatus;
}

/** A group of operations under one entry of the Resource selector. */
export interface Resource {
	value: string;
	name: string;
	operations: readonly Operation[];
}
