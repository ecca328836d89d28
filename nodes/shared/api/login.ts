import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/** Where the credential keeps a login token, and whether that can be used. */
export interface StoredToken {
	/** The hidden, expirable field of the credential. */
	field: string;
	/** The token as stored, '' when the call needs a new one: none is there, it has ended, or it is another login's. */
	read(credential: ICredentialDataDecryptedObject): string;
}

/** A login the provider refused. Its message is for the person, so it names no secret. */
export class SignInError extends Error {
	constructor(
		message: string,
		readonly hint = '',
	) {
		super(message);
		this.name = 'SignInError';
	}
}

/**
 * A login that could not be made: no answer, or a fault at the provider. Unlike a refused one it may be tried
 * again, and like it nothing else was sent.
 */
export class SignInFault extends Error {
	/** @param message '' when the facts say it all */
	constructor(
		message: string,
		readonly facts: { httpStatus?: number; network?: string; retryAfter?: string },
	) {
		super(message);
		this.name = 'SignInFault';
	}
}

/**
 * Under this name the transport hands the token that was just refused to `preAuthentication`, in the copy of
 * the credential it asks to be renewed.
 */
export const REFUSED_TOKEN = 'refusedToken';

/** What a login gave. */
export interface Token {
	token: string;
	/** Seconds until the provider ends it. */
	lifeSeconds: number;
}
