/** One logged-in session with n8n's REST API. */
import axios, { type AxiosInstance, type Method } from 'axios';

export interface Owner {
	email: string;
	password: string;
	firstName?: string;
	lastName?: string;
}

/** An answer of n8n other than 2xx, with what n8n said. */
export class N8nError extends Error {
	readonly status: number;
	readonly body: unknown;

	constructor(call: string, status: number, body: unknown) {
		const said = (body as { message?: string } | undefined)?.message ?? JSON.stringify(body);
		super(`n8n answered ${call} with ${status}: ${said}`);
		this.status = status;
		this.body = body;
	}
}

/** Holds the login cookie and makes the calls; what can be called is N8nClient's business. */
export class N8nSession {
	readonly url: string;
	/** The login as n8n's cookie; empty before it. Another session on the same n8n can go on with it. */
	cookie: string;
	private readonly http: AxiosInstance;

	constructor(url: string, cookie = '') {
		this.url = url;
		this.cookie = cookie;
		this.http = axios.create({ baseURL: url, validateStatus: () => true, proxy: false });
	}

	/** Any REST call, e.g. `request('GET', '/rest/settings')`; unwraps n8n's `data` and throws N8nError. */
	async request<T>(method: Method, path: string, body?: unknown): Promise<T> {
		const response = await this.http.request({
			method,
			url: path,
			data: body,
			headers: { cookie: this.cookie },
		});
		const cookies = response.headers['set-cookie'] ?? [];
		const login = cookies.find((entry) => entry.startsWith('n8n-auth='));
		if (login) this.cookie = login.split(';')[0] ?? '';
		if (response.status >= 300) throw new N8nError(`${method} ${path}`, response.status, response.data);
		return (response.data?.data ?? response.data) as T;
	}

	/** False until an owner has been set up. */
	async hasOwner(): Promise<boolean> {
		const settings = await this.request<{ userManagement: { showSetupOnFirstLoad: boolean } }>(
			'GET',
			'/rest/settings',
		);
		return !settings.userManagement.showSetupOnFirstLoad;
	}

	/** Creates the owner of a new n8n and is logged in as them afterwards. */
	async setupOwner({ email, password, firstName = 'Demo', lastName = 'Owner' }: Owner): Promise<void> {
		await this.request('POST', '/rest/owner/setup', { email, password, firstName, lastName });
	}

	async login({ email, password }: Owner): Promise<void> {
		await this.request('POST', '/rest/login', { emailOrLdapLoginId: email, password });
	}

	/** Sets the owner up if there is none yet; logs in either way. */
	async setupOwnerOrLogin(owner: Owner): Promise<void> {
		if (await this.hasOwner()) await this.login(owner);
		else await this.setupOwner(owner);
	}
}
