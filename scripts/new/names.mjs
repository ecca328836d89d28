/** Names in the forms the project writes them, and which names can't be used. */

const RESERVED = new Set(
	'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof undefined var void while with yield'.split(
		' ',
	),
);

const ACRONYMS = new Set(['api', 'iban', 'id', 'kyc', 'otp', 'pin', 'sms', 'url']);

export const capital = (name) => name.charAt(0).toUpperCase() + name.slice(1);

export const small = (name) => name.charAt(0).toLowerCase() + name.slice(1);

/** `acme-pay-account` as `acmePayAccount`. */
export const camelCase = (name) => name.replace(/-(.)/g, (_all, letter) => letter.toUpperCase());

/** `getKycStatus` as `get`, `kyc`, `status`. */
export function wordsOf(name) {
	return name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+/g).map((word) => word.toLowerCase());
}

/** `accountId` as `Account ID`. */
export function labelOf(name) {
	return wordsOf(name)
		.map((word) => (ACRONYMS.has(word) ? word.toUpperCase() : capital(word)))
		.join(' ');
}

/** `AcmePay` as `acme-pay`. */
export const fileNameOf = (name) => wordsOf(name).join('-');

/** `accountId` as `ACCOUNT_ID`. */
export const constantOf = (name) => wordsOf(name).join('_').toUpperCase();

/** Words inside a sentence: `account ID`. */
export function spoken(name) {
	return wordsOf(name)
		.map((word) => (ACRONYMS.has(word) ? word.toUpperCase() : word))
		.join(' ');
}

export const withArticle = (words) => `${/^[aeiou]/i.test(words) ? 'an' : 'a'} ${words}`;

export function plural(words) {
	if (/[^aeiou]y$/.test(words)) return `${words.slice(0, -1)}ies`;
	return /(s|x|ch|sh)$/.test(words) ? `${words}es` : `${words}s`;
}

/** Whether a name can't be given to a constant. */
export const isReserved = (name) => RESERVED.has(name);

/**
 * @throws Error when it is no camelCase name
 */
export function assertCamelCase(name, what) {
	if (/^[a-z][A-Za-z0-9]*$/.test(name)) return;
	throw new Error(
		`The ${what} "${name}" is no name for one: it begins with a small letter and holds letters and digits only, for example getStatus.`,
	);
}

/** The entry of a list that is the same but for capitals: on some disks the two are one file. */
export function sameIn(list, name) {
	return list.find((one) => one.toLowerCase() === name.toLowerCase());
}
