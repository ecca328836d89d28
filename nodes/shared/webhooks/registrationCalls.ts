import type { IDataObject, IHookFunctions } from 'n8n-workflow';

import type { HttpCall } from '../api/call';
import { CallFailure } from '../api/failure';
import type { Page } from '../api/paging';
import type { Provider } from '../api/provider';
import type { TriggerSettings, WebhookApi } from '../api/webhook';
import { InputError } from '../basics/inputError';
import { redact } from '../basics/redact';
import { Secrets } from '../basics/secrets';
import { inOneMessage } from '../errors/inOneMessage';
import { itemError } from '../errors/itemError';
import { credentialSecrets } from '../http/credentialSecrets';
import { wholeList } from '../http/gap';
import { walkPages, type FetchedPage } from '../http/pages';
import { Transport } from '../http/transport';
import { REGISTRATION_ACTIONS, type RegistrationAction } from './registrationActions';

// A deleted webhook is gone, whoever deleted it.
const GONE = [404, 410];

// A person waits for the switch to turn; n8n itself tries again after a start.
const MAX_TRIES = 2;

/** The calls of a provider's API for webhooks. What goes wrong is told in sentences, without the secrets. */
export class RegistrationCalls {
	constructor(
		private readonly functions: IHookFunctions,
		private readonly provider: Provider,
		private readonly webhookApi: WebhookApi,
		private readonly settings: TriggerSettings,
	) {}

	/**
	 * Where webhooks are kept.
	 *
	 * @throws NodeOperationError when what the person typed is no path
	 */
	path(): string {
		try {
			return this.webhookApi.path(this.settings);
		} catch (thrown) {
			throw this.inWords(thrown, 'check');
		}
	}

	/** @throws NodeOperationError or NodeApiError with the sentence that says what to do */
	async list(path: string): Promise<IDataObject[]> {
		return await this.during('check', path, async (transport) => await this.rows(transport, path));
	}

	/**
	 * The same, and nothing where there is no list: registering itself then tells what is wrong, or works.
	 *
	 * @throws NodeOperationError or NodeApiError when nobody knows whether there is a list
	 */
	async listIfThereIsOne(path: string): Promise<IDataObject[]> {
		return await this.during(
			'check',
			path,
			async (transport) => await this.rows(transport, path).catch(noList),
		);
	}

	/**
	 * @returns the id of the new webhook, undefined when the provider has accepted it and named none
	 * @throws NodeOperationError or NodeApiError with the sentence that says what to do
	 */
	async create(call: HttpCall, path: string): Promise<string | undefined> {
		return await this.during('create', path, async (transport) => {
			const { body } = await transport.send(call, 'write');
			const id = this.webhookApi.createdId(body);
			// It is remembered as it is, and n8n shows what a trigger remembers.
			return id !== undefined && Secrets.of(this.secrets).areIn(id) ? undefined : id;
		});
	}

	/** A webhook that was accepted and can't be found again, in words. */
	withoutId(): Error {
		return this.inWords(new InputError(this.webhookApi.noId), 'create');
	}

	/**
	 * Removes a webhook; one that is gone already counts as removed.
	 *
	 * @param step at which step of the trigger's life: the errors name it
	 * @throws NodeOperationError or NodeApiError with the sentence that says what to do
	 */
	async remove(path: string, id: string, step: RegistrationAction): Promise<void> {
		await this.during(step, path, async (transport) => {
			await transport.send(this.webhookApi.remove(path, id), 'write').catch(gone);
		});
	}

	private async rows(transport: Transport, path: string): Promise<IDataObject[]> {
		const { paging } = this.webhookApi;
		const fetch = async (page: Page): Promise<FetchedPage> => {
			const { body } = await transport.send(this.webhookApi.list(path, page), 'read');
			const rows = this.webhookApi.rows(body);
			return rows ? { rows, body } : { rows: [], body, without: 'nothing' };
		};
		return wholeList(await walkPages(paging, Infinity, fetch, { size: paging.pageSize }));
	}

	private async during<T>(
		step: RegistrationAction,
		path: string,
		task: (transport: Transport) => Promise<T>,
	): Promise<T> {
		const { functions, provider } = this;
		const { credential } = this.settings;
		// The addresses of the rows hold the token, and are compared.
		const transport = new Transport({
			functions,
			provider,
			credential,
			maxTries: MAX_TRIES,
			mayQuoteSecrets: true,
		});
		return await task(transport).catch((thrown: unknown) => {
			throw this.inWords(thrown, step, path);
		});
	}

	private inWords(thrown: unknown, step: RegistrationAction, path = ''): Error {
		const { provider } = this;
		const { credential } = this.settings;
		const { secrets } = this;
		const { error } = itemError(this.advised(thrown, step, path), {
			provider,
			operation: REGISTRATION_ACTIONS[step],
			credential,
			node: this.functions.getNode(),
			itemIndex: 0,
			secrets,
		});
		return inOneMessage(error);
	}

	private get secrets(): string[] {
		return credentialSecrets(this.provider, this.settings.credential);
	}

	private advised(thrown: unknown, step: RegistrationAction, path: string): unknown {
		if (!(thrown instanceof CallFailure) || step === 'remove') return thrown;
		const advice = this.webhookApi.advice(thrown.failure, path, step);
		return advice === undefined ? thrown : new InputError(redact(advice, this.secrets));
	}
}

function noList(thrown: unknown): IDataObject[] {
	if (thrown instanceof CallFailure && thrown.failure.outcome === 'refused') return [];
	throw thrown;
}

function gone(thrown: unknown): undefined {
	const status = thrown instanceof CallFailure ? thrown.failure.httpStatus : undefined;
	if (status !== undefined && GONE.includes(status)) return undefined;
	throw thrown;
}
