import { noAnswer } from '../../../../nodes/shared/http/noAnswer';

test.each([
	['ENOTFOUND', 'There is no server at'],
	['EAI_AGAIN', 'There is no server at'],
	['ECONNREFUSED', 'Nothing listens at'],
	['ETIMEDOUT', 'in time'],
	['ECONNABORTED', 'in time'],
	['CERT_HAS_EXPIRED', 'No safe connection'],
	['DEPTH_ZERO_SELF_SIGNED_CERT', 'No safe connection'],
	['SELF_SIGNED_CERT_IN_CHAIN', 'No safe connection'],
	['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'No safe connection'],
	['ERR_TLS_CERT_ALTNAME_INVALID', 'No safe connection'],
	['ERR_SSL_WRONG_VERSION_NUMBER', 'No safe connection'],
	['EPROTO', 'No safe connection'],
	['ECONNRESET', 'was cut before'],
	['EPIPE', 'was cut before'],
	['ERR_BAD_RESPONSE', 'was cut before'],
	['EHOSTUNREACH', 'No answer came from'],
	[undefined, 'No answer came from'],
])('%s: %s', (code, words) => {
	const told = noAnswer(code, 'https://api.acme.example', 'Base URL');
	expect(told).toContain(words);
	expect(told).toContain('https://api.acme.example');
	expect(told).toMatch(/[Cc]heck Base URL in the credential/);
	// n8n would put a sentence of its own in the place of one with a code.
	if (code !== undefined) expect(told).not.toContain(code);
});
