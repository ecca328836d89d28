/** The forms in which a server may give a secret back, made without the package. */

const json = (text: string) => JSON.stringify(text).slice(1, -1);

const percent = (text: string) =>
	[...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

const unicode = (text: string) =>
	Array.from(
		{ length: text.length },
		(_, index) => `\\u${text.charCodeAt(index).toString(16).padStart(4, '0')}`,
	).join('');

const html = (text: string) =>
	text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;');

/** Each form by its name. */
export function formsOf(secret: string): Record<string, string> {
	const bytes = Buffer.from(secret);
	return {
		'as it is': secret,
		'in capitals': secret.toUpperCase(),
		'in small letters': secret.toLowerCase(),
		'in JSON': json(secret),
		'in JSON in JSON': json(json(secret)),
		'in JSON three deep': json(json(json(secret))),
		'in JSON as PHP writes it': json(secret).replaceAll('/', '\\/'),
		'in JSON of ASCII': unicode(secret),
		'in JSON of ASCII, capitals': unicode(secret).toUpperCase().replaceAll('\\U', '\\u'),
		'in an address': encodeURIComponent(secret),
		'in an address, small letters': encodeURIComponent(secret).replace(/%../g, (hex) => hex.toLowerCase()),
		'in a form': new URLSearchParams({ k: secret }).toString().slice(2),
		'in an address twice': encodeURIComponent(encodeURIComponent(secret)),
		'every byte in percent': percent(secret),
		'JSON in an address': encodeURIComponent(json(secret)),
		'an address in JSON': json(encodeURIComponent(secret)),
		'in HTML': html(secret),
		'in HTML twice': html(html(secret)),
		'in HTML in numbers': [...secret].map((one) => `&#${one.codePointAt(0)};`).join(''),
		'in HTML in hexadecimal': [...secret].map((one) => `&#x${one.codePointAt(0)?.toString(16)};`).join(''),
		'JSON in HTML': html(json(secret)),
		'in Base64': bytes.toString('base64'),
		'in Base64 without its end': bytes.toString('base64').replace(/=+$/, ''),
		'in Base64 for addresses': bytes.toString('base64url'),
		'Base64 in an address': encodeURIComponent(bytes.toString('base64')),
		'JSON in Base64': Buffer.from(JSON.stringify(secret)).toString('base64'),
		'in hexadecimal': bytes.toString('hex'),
		'in hexadecimal, capitals': bytes.toString('hex').toUpperCase(),
		'UTF-8 read as Latin-1': bytes.toString('latin1'),
	};
}
