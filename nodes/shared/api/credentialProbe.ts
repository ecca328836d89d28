import type { ICredentialDataDecryptedObject, IDataObject, IHttpRequestHelper } from 'n8n-workflow';

import type { Refusal } from './failure';
import type { Provider } from './provider';
import type { Reply } from './reply';

/** How a credential is tested: one harmless read, and what its answers mean to the person who fills in the form. */
export interface CredentialProbe {
	provider: Provider;
	/** Below the base URL of the provider. */
	path: string;
	query?: IDataObject;
	/** Labels of the fields that nothing works without, by their names. */
	required(credential: ICredentialDataDecryptedObject): Record<string, string>;
	/** Throws InputError for what is filled in wrong and no harmless call would show. */
	check?(credential: ICredentialDataDecryptedObject): void;
	/** Labels of the fields that make the address, as they stand in a sentence. */
	addressFields(credential: ICredentialDataDecryptedObject): string;
	/** What proves who calls. */
	headers(credential: ICredentialDataDecryptedObject): Record<string, string>;
	login?: ProbeLogin;
	/** What an answer with HTTP 2xx says when it says no. */
	refusal(reply: Reply): Refusal | undefined;
	/** Whether a body is one of this API, and not of whatever else may answer at a wrong address. */
	isOwn(body: unknown): boolean;
	/** What is wrong and what to do, each in full sentences. */
	words: {
		/** HTTP 401, and a no inside HTTP 2xx where there are no words for it. */
		unauthorized: string;
		/** A no inside HTTP 2xx. */
		refused?: string;
		/** HTTP 403. */
		forbidden: string;
		/** HTTP 404: the address is that of something else. */
		notFound: string;
	};
}

/** Where a call needs a token that a login gives. */
export interface ProbeLogin {
	/** The token as stored, '' when a login is due. */
	token(credential: ICredentialDataDecryptedObject): string;
	/** The fields of the credential that hold the new token; throws what the login of a run throws. */
	logIn(helper: IHttpRequestHelper, credential: ICredentialDataDecryptedObject): Promise<IDataObject>;
}
