import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunction,
	ICredentialTestFunctions,
	ICredentialsDecrypted,
	IHttpRequestHelper,
	IN8nHttpFullResponse,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import type { CredentialProbe } from '../api/credentialProbe';
import { SignInError, SignInFault } from '../api/login';
import type { Reply } from '../api/reply';
import { InputError } from '../basics/inputError';
import { firstText } from '../basics/json';
import { told } from '../basics/quote';
import { redact } from '../basics/redact';
import { textOf } from '../basics/text';
import { credentialSecrets } from '../http/credentialSecrets';
import { judgeError } from '../http/judge';
import { noAnswer } from '../http/noAnswer';
import { toReply } from '../http/reply';
import { loginProblem } from '../http/spokenLogin';
import { testRequests, TEST_TIMEOUT_MS } from '../http/testRequests';
import { valueWithoutSecrets } from '../http/withoutSecrets';

const WORKS = 'Connection successful!';

/**
 * The test of a credential as a node's `testedBy` names it and n8n calls it. n8n's own rules for a test only know
 * status codes and show the bare code of everything else; here each outcome says what is wrong and what to do.
 */
export function credentialTests(probe: CredentialProbe): { testCredential: ICredentialTestFunction } {
	return {
		async testCredential(
			this: ICredentialTestFunctions,
			{ data = {} }: ICredentialsDecrypted,
		): Promise<INodeCredentialTestResult> {
			const problem = await new Test(probe, data, testRequests(this)).problem();
			if (problem === undefined) return { status: 'OK', message: WORKS };
			const secrets = credentialSecrets(probe.provider, data);
			return { status: 'Error', message: valueWithoutSecrets(problem, secrets) };
		},
	};
}

/** A no that is the same as HTTP 401, whatever status it comes with. */
const ABOUT_THE_KEY = /\bapi[ _-]?key\b|\btoken\b|\bunauthori[sz]ed\b|\bauthenticat/i;

class Test {
	private readonly name: string;

	constructor(
		private readonly probe: CredentialProbe,
		private readonly credential: ICredentialDataDecryptedObject,
		private readonly helper: IHttpRequestHelper,
	) {
		({ name: this.name } = probe.provider);
	}

	/** What is wrong with the credential and what to do; undefined when it works. */
	async problem(): Promise<string | undefined> {
		const empty = Object.entries(this.probe.required(this.credential))
			.filter(([field]) => textOf(this.credential[field]) === '')
			.map(([, label]) => label);
		if (empty.length > 0) {
			const [it, are] = empty.length === 1 ? ['it', 'is'] : ['them', 'are'];
			return `${empty.join(' and ')} ${are} missing. Fill ${it} in, then test again.`;
		}
		return await this.answer().then(
			(reply) => this.problemIn(reply),
			(error: unknown) => this.problemOf(error),
		);
	}

	/** As in a run: a login where there is no token, and one more where the API refuses it, as another may have ended it. */
	private async answer(): Promise<Reply> {
		const { login, check } = this.probe;
		check?.(this.credential);
		if (login === undefined) return await this.read(this.credential);
		const loggedIn = async (credential: ICredentialDataDecryptedObject) =>
			({ ...credential, ...(await login.logIn(this.helper, credential)) }) as ICredentialDataDecryptedObject;
		const due = login.token(this.credential) === '';
		const first = due ? await loggedIn(this.credential) : this.credential;
		const reply = await this.read(first);
		if (reply.status !== 401) return reply;
		const renewed = await loggedIn(first);
		return login.token(renewed) === login.token(first) ? reply : await this.read(renewed);
	}

	private async read(credential: ICredentialDataDecryptedObject): Promise<Reply> {
		const { provider, path, query } = this.probe;
		const headers = { Accept: 'application/json', ...this.probe.headers(credential) };
		const answer: IN8nHttpFullResponse = await this.helper.helpers.httpRequest({
			method: 'GET',
			url: `${provider.baseUrl(credential)}${path}`,
			qs: query,
			headers,
			timeout: TEST_TIMEOUT_MS,
		});
		return toReply(answer.statusCode, answer.headers, answer.body);
	}

	private problemIn(reply: Reply): string | undefined {
		const { status, readable } = reply;
		const { words } = this.probe;
		if (status >= 200 && status < 300) return this.problemInSuccess(reply);
		if (status === 404) return words.notFound;
		if (status === 407) {
			return `A proxy between this n8n and ${this.name} wants a login of its own (HTTP 407). Ask whoever runs this n8n.`;
		}
		if (status === 408 || status === 429) {
			return `${this.name} gets too many calls at the moment (HTTP ${status}). The credential may well be right: wait a minute, then test again.`;
		}
		if (status >= 500) {
			return `${this.name} has a fault of its own (HTTP ${status})${this.quoted(reply)}. The credential may well be right: test again in a while, and ask ${this.name} if it stays so.`;
		}
		if (status < 400 || !readable) return this.foreign(reply);
		if (status === 401) return words.unauthorized;
		if (status === 403) return words.forbidden;
		return this.refused(reply, `${this.requiredFields()} and ${this.fields()}`);
	}

	/** A no whose reason stands in the answer, if anywhere. */
	private refused(reply: Reply, fields: string): string {
		const said = this.quoted(reply);
		if (said === '') {
			return `${this.name} refused the test without a reason (HTTP ${reply.status}). Check ${fields} in the credential, and any proxy or firewall in between.`;
		}
		if (ABOUT_THE_KEY.test(said))
			return `${this.name} refused the test${said}. ${this.probe.words.unauthorized}`;
		return `${this.name} refused the test (HTTP ${reply.status})${said}. Correct in the credential what this answer names. If the credential is right, send the answer to ${this.name}.`;
	}

	private problemInSuccess(reply: Reply): string | undefined {
		const refusal = reply.readable ? this.probe.refusal(reply) : undefined;
		if (refusal && this.quoted(reply) !== '') return this.refused(reply, this.fields());
		if (refusal) return this.probe.words.refused ?? this.probe.words.unauthorized;
		return reply.readable && this.probe.isOwn(reply.body) ? undefined : this.foreign(reply);
	}

	/** A page, a redirect or other data: the word of a proxy, or of the web server of a wrong address. */
	private foreign({ status }: Reply): string {
		return `Something answers at ${this.address()}, but not as ${this.name} does (HTTP ${status}). ${this.checkAddress()}`;
	}

	private checkAddress(): string {
		return `Check ${this.fields()} in the credential, and any proxy or firewall in between.`;
	}

	private problemOf(error: unknown): string {
		if (error instanceof SignInError || error instanceof SignInFault || error instanceof InputError) {
			return loginProblem(error, { address: () => this.address(), fields: this.fields() });
		}
		const { own, message, network } = judgeError(error);
		if (own === 'BLOCKED_BY_N8N') {
			return `This n8n lets no call go to ${this.address()}: ${message}. Ask whoever runs it.`;
		}
		if (network === 'ERR_INVALID_CHAR') {
			return 'A key or token holds a character that can not be sent. Copy it again, without line breaks and special characters.';
		}
		return noAnswer(network, this.address(), this.fields());
	}

	/** What an answer says about its no, the fields it names first; '' when it says nothing. */
	private quoted(reply: Reply): string {
		const { fields = [] } = this.probe.provider.refusal(reply) ?? {};
		const named = fields.map(({ field, message }) => `${field}: ${message}`);
		const sentence = firstText(reply.body, ['error.message', 'message', 'error']) ?? '';
		const isRepeated = named.some((one) => one.includes(sentence));
		const said = [...named, ...(isRepeated ? [] : [sentence])].join('; ').replace(/[.\s]+$/, '');
		return said === ''
			? ''
			: `: ${told(redact(said, credentialSecrets(this.probe.provider, this.credential)))}`;
	}

	private address(): string {
		return this.probe.provider.baseUrl(this.credential);
	}

	private requiredFields(): string {
		return Object.values(this.probe.required(this.credential)).join(', ');
	}

	private fields(): string {
		return this.probe.addressFields(this.credential);
	}
}
