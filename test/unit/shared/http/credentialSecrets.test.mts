import { credentialSecrets } from '../../../../nodes/shared/http/credentialSecrets';

const provider = { secretFields: ['key', 'pin', 'absent', 'session'] };

test('are the values of the secret fields as text, with blanks as they are', () => {
	const credential = { key: ' a b ', pin: 123456, session: '', name: 'not secret' };
	expect(credentialSecrets(provider, credential)).toEqual([' a b ', '123456', '']);
});

test('are the login token as it is sent, and the one that was just refused', () => {
	const sentToken = ({ session }: { session?: unknown }) => String(session).slice(5);
	const credential = { session: 'mark~token', refusedToken: 'old' };
	expect(credentialSecrets({ ...provider, sentToken }, credential)).toEqual(['mark~token', 'old', 'token']);
});
