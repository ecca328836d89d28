import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { InputError } from '../../shared/basics/inputError';

const NO_PASSWORD = 'FinCode wants the account password with this payment';
const FILL_IN = 'Fill in Password in the FinCode credential, or under Options > Password.';

/**
 * Stops a payment that needs the account password when there is none. The credential itself puts it into the
 * call, where the node has left an empty `password`.
 *
 * @throws InputError when the credential holds no password
 */
export function assertPassword(credential: ICredentialDataDecryptedObject): void {
	if (String(credential.password ?? '') === '') throw new InputError(NO_PASSWORD, FILL_IN);
}
