import type { ICredentialDataDecryptedObject, INode } from 'n8n-workflow';

import type { Provider } from '../api/provider';
import { hashOf } from '../basics/hash';

/**
 * What tells the accounts apart a trigger may be set to in turn: an event of one is no repeat of another's with the same
 * id, such as the first payment of a test and of a live account.
 */
export function accountOf(
	{ credentials }: INode,
	provider: Provider,
	credential: ICredentialDataDecryptedObject,
): string {
	const saved = credentials?.[provider.credential]?.id ?? '';
	return hashOf([saved, provider.account(credential)]).slice(0, 16);
}
