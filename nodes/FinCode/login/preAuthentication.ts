import type { ICredentialDataDecryptedObject, IDataObject, IHttpRequestHelper } from 'n8n-workflow';

import { failedForAnotherReason } from '../../shared/http/outsideCalls';
import { spokenLogin } from '../../shared/http/spokenLogin';
import { addressFields, hostOf, OWN_PROFILE } from '../address';
import { authenticated } from './authenticate';
import { signIn } from './signIn';

/**
 * What n8n stores of a new login; nothing when the one before was not the reason for a refusal.
 *
 * @throws Error in words for the person who reads it
 */
export async function preAuthentication(
	helper: IHttpRequestHelper,
	credential: ICredentialDataDecryptedObject,
): Promise<IDataObject> {
	const read = () => authenticated(credential, { url: OWN_PROFILE });
	if (await failedForAnotherReason(credential, helper, read)) return {};
	return await spokenLogin(async () => await signIn(helper.helpers, credential), {
		address: () => hostOf(credential),
		fields: addressFields(credential),
	});
}
