import type { IAllExecuteFunctions, ICredentialDataDecryptedObject } from 'n8n-workflow';

import { sendAuthenticated } from '../../../../nodes/shared/http/authenticated';
import { acme } from '../../support/provider.mts';

type Given = { credentialsDecrypted: { data: ICredentialDataDecryptedObject } } | undefined;

/** What n8n's helper is given for a call of this provider, and how often the credential was read. */
async function given(
	provider: Parameters<typeof acme>[0],
	credential: ICredentialDataDecryptedObject,
): Promise<{ given: Given; reads: number }> {
	let handed: Given;
	let reads = 0;
	const functions = {
		getCredentials: async () => {
			reads += 1;
			return await Promise.resolve({ user: 'changed meanwhile', token: 'stored' });
		},
		helpers: {
			async httpRequestWithAuthentication(this: unknown, _type: string, _options: unknown, more: Given) {
				expect(this).toBe(functions);
				handed = more;
				if (more) more.credentialsDecrypted.data.changed = true;
				return await Promise.resolve({});
			},
		},
	} as unknown as IAllExecuteFunctions;
	const token = { renewalsLeft: 0, refused: '' };
	await sendAuthenticated(functions, { provider: acme(provider), credential }, { url: '/' }, token);
	return { given: handed, reads };
}

test('a static credential is handed over as the run has read it, in a copy', async () => {
	const credential = { apiKey: 'key' };
	const { given: handed, reads } = await given({}, credential);
	expect(handed?.credentialsDecrypted.data).toMatchObject({ apiKey: 'key' });
	expect(reads).toBe(0);
	expect(credential).toEqual({ apiKey: 'key' });
});

const storedToken = { field: 'token', read: ({ token }: ICredentialDataDecryptedObject) => String(token) };

test.each([
	['that n8n renews', { signsIn: true }],
	['of its own', { storedToken }],
])('of one with a token %s only the token is read anew for each call', async (_what, login) => {
	const provider = { ...login, loginFields: ['token'] };
	const run = { user: 'of the run', token: 'of the run' };
	const { given: handed, reads } = await given(provider, run);
	expect(handed?.credentialsDecrypted.data).toMatchObject({ user: 'of the run', token: 'stored' });
	expect(reads).toBe(1);
	expect(run).toEqual({ user: 'of the run', token: 'of the run' });
});
