const NAME_UNKNOWN = /^(ENOTFOUND|EAI_AGAIN)$/;
const REFUSED = /^ECONNREFUSED$/;
const TOO_SLOW = /^(ETIMEDOUT|ESOCKETTIMEDOUT|ECONNABORTED|ERR_CANCELED)$/;
const CUT = /^(ECONNRESET|EPIPE|ERR_BAD_RESPONSE|ERR_STREAM_PREMATURE_CLOSE)$/;
const NOT_SAFE = /CERT|^ERR_(TLS|SSL)_|^EPROTO$|^UNABLE_TO_/;

/**
 * Why no answer came and what to do, in sentences. The code itself stays out of it: n8n would put a sentence of its
 * own in the place of a message that holds one.
 *
 * @param network code of Node or OpenSSL
 * @param address that was called
 * @param fields labels of the fields of the credential that make it
 */
export function noAnswer(network: string | undefined, address: string, fields: string): string {
	const code = network ?? '';
	if (NAME_UNKNOWN.test(code)) {
		return `There is no server at ${address}. Check ${fields} in the credential, and the network of this n8n.`;
	}
	if (REFUSED.test(code)) {
		return `Nothing listens at ${address}. Check ${fields} in the credential; if that is right, the service is down or a firewall keeps this n8n out.`;
	}
	if (TOO_SLOW.test(code)) {
		return `No answer came from ${address} in time. Test again in a minute; if that does not help, check ${fields} in the credential and the network of this n8n.`;
	}
	if (CUT.test(code)) {
		return `The connection to ${address} was cut before its answer was there. Test again in a minute; if that does not help, check ${fields} in the credential, and any proxy or firewall in between.`;
	}
	if (NOT_SAFE.test(code)) {
		return `No safe connection to ${address} could be made, because its certificate or its TLS is not accepted. Check ${fields} in the credential; if that is right, ask whoever runs this n8n or its proxy.`;
	}
	return `No answer came from ${address}. Check ${fields} in the credential, and the network of this n8n.`;
}
