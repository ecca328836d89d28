import { SignInError, SignInFault } from '../../shared/api/login';
import type { Reply } from '../../shared/api/reply';
import { firstText } from '../../shared/basics/json';
import { told } from '../../shared/basics/quote';
import { redact } from '../../shared/basics/redact';
import { refusedLogin, type LoginWords } from '../../shared/http/refusedLogin';

// Another address answers so, or with a page. The API itself says status -1 with its no.
const NOT_HERE = [403, 404, 405, 410];

const NOT_REPEATED =
	'The log-in is not repeated by itself, so that the only API user of the account is not locked.';

const EMAIL = { label: 'Email', named: /\be-?mail\b|\blog-?in details\b/i };
const PASSWORD = { label: 'Password', named: /\bpassword\b|\blog-?in details\b/i };
const APP_ID = { label: 'App ID', named: /\bapp[_ ]?id\b|\blog-?in details\b/i };
const APP_KEY = { label: 'App Key', named: /\bapp[_ ]?key\b|\blog-?in details\b/i };
const BASE_URL = { label: 'Base URL', named: /\bbase ?url\b/i };

/** The fields of each way to log in. A complaint about those of the other way is one about the choice. */
const FIELDS: Record<'appKey' | 'emailPassword', LoginWords['fields']> = {
	appKey: [APP_ID, APP_KEY, { label: 'Log In With', named: /\be-?mail\b|\bpassword\b/i }, BASE_URL],
	emailPassword: [EMAIL, PASSWORD, { label: 'Log In With', named: /\bapp[_ ]?(?:id|key)\b/i }, BASE_URL],
};

/** Why an answer to the log-in brings no token, and what to do. */
export function whyNot(
	{ status, headers, body, readable }: Reply,
	{ loginWith, secret }: { loginWith: keyof typeof FIELDS; secret: string },
): SignInError | SignInFault {
	const said = told(redact(firstText(body, ['message', 'error.message', 'error']) ?? '', [secret]));
	const quoted = said === '' ? '' : `: ${said}`;
	if (status >= 500 || [408, 429].includes(status)) {
		const retryAfter = headers['retry-after'];
		return new SignInFault(`The log-in was answered HTTP ${status}${quoted}`, {
			httpStatus: status,
			retryAfter,
		});
	}
	if (status === 401 && readable) {
		const details = loginWith === 'appKey' ? 'App ID and App Key' : 'Email and Password';
		return new SignInError(
			`The log-in details were refused${quoted}`,
			`Check ${details} of the API user in the credential. ${NOT_REPEATED}`,
		);
	}
	const minus = firstText(body, ['status']) === '-1';
	// Acquired may say so why it lets nobody in, such as a suspended account.
	const saysWhy = said !== '' && (status < 400 || status === 403);
	if (!minus && !saysWhy && (status < 400 || NOT_HERE.includes(status) || !readable)) {
		return new SignInError(
			`There is no log-in at Base URL (HTTP ${status}${quoted})`,
			'Check Base URL in the credential: Acquired gives it with your test or live account.',
		);
	}
	return refusedLogin(
		{ service: 'Acquired', login: 'log-in', fields: FIELDS[loginWith], warning: NOT_REPEATED },
		{ status, message: said },
	);
}
