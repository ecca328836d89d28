import type { IDataObject, IHookFunctions } from 'n8n-workflow';

import type { HttpCall } from '../api/call';
import { CallFailure } from '../api/failure';
import type { WebhookApi, TriggerSettings, TriggerStrategy } from '../api/webhook';
import { normalAddress } from '../basics/addresses';
import { hashOf } from '../basics/hash';
import { InputError } from '../basics/inputError';
import { redact, asSent } from '../basics/redact';
import { textOf } from '../basics/text';
import { itemError } from '../errors/itemError';
import { walkPages } from '../http/pages';
import { Transport } from '../http/transport';
import { assertReady } from './readiness';
import { REGISTRATION_ACTIONS, type RegistrationAction } from './registrationActions';
import { addressHash, remembered, type RememberedWebhook } from './rememberedWebhook';
import { settingsOf } from './settings';

// A deleted webhook is gone, whoever deleted it.
const GONE = [404, 410];

// A person waits for the switch to turn; n8n itself tries again after a start.
const MAX_TRIES = 2;

/**
 * For checkExists: whether the webhook this trigger registered is still there under the same address. One under
 * an old address (n8n has moved, the token was changed) is removed, so that `register` makes a new one.
 *
 * @throws NodeOperationError or NodeApiError with the sentence that says what to do
 */
export async function isRegistered(this: IHookFunctions, strategy: TriggerStrategy): Promise<boolean> {
	await assertReady.call(this, strategy);
	const registrar = await Registrar.of(this, strategy);
	return registrar ? await registrar.check() : true;
}

/** For create: registers the address of this trigger, where it registers itself. */
export async function register(this: IHookFunctions, strategy: TriggerStrategy): Promise<boolean> {
	await assertReady.call(this, strategy);
	const registrar = await Registrar.of(this, strategy);
	await registrar?.create();
	return true;
}

/**
 * For delete: removes the webhook this trigger has registered, and no other. Also when the trigger has been set
 * to registration by hand since.
 */
export async function unregister(this: IHookFunctions, strategy: TriggerStrategy): Promise<boolean> {
	const registrar = await Registrar.of(this, strategy, true);
	await registrar?.remove();
	return true;
}

class Registrar {
	private constructor(
		private readonly functions: IHookFunctions,
		private readonly strategy: TriggerStrategy,
		private readonly webhookApi: WebhookApi,
		private readonly settings: TriggerSettings,
		private readonly memory: IDataObject,
	) {}

	static async of(
		functions: IHookFunctions,
		strategy: TriggerStrategy,
		always = false,
	): Promise<Registrar | undefined> {
		const { webhookApi } = strategy;
		const memory = functions.getWorkflowStaticData('node');
		if (!webhookApi || (always && !remembered(memory))) return undefined;
		const settings = await settingsOf(functions, strategy);
		if (!always && !webhookApi.isWanted(settings)) return undefined;
		return new Registrar(functions, strategy, webhookApi, settings, memory);
	}

	async check(): Promise<boolean> {
		const known = this.known();
		if (!known) return false;
		return await this.step('check', async (transport) => {
			if (known.path !== this.path) return await this.startAnew(transport);
			const rows = await this.listed(transport, known.path);
			const found = rows.map((row) => this.webhookApi.entry(row)).find(({ id }) => id === known.id);
			if (!found) return this.forget();
			if (found.url !== undefined && !this.isOwnUrl(found.url) && addressHash(found.url) !== known.urlHash) {
				return this.disown(known, 'its address is another one now');
			}
			return known.callHash === this.callHash && (found.url === undefined || this.isOwnUrl(found.url))
				? true
				: await this.startAnew(transport);
		});
	}

	async create(): Promise<void> {
		const id = (await this.adoptable()) ?? (await this.registered());
		const { path, url, account, callHash } = this;
		const urlHash = addressHash(url);
		this.memory.registration = { id, path, callHash, urlHash, account } satisfies RememberedWebhook;
	}

	async remove(): Promise<void> {
		await this.step('remove', async (transport) => await this.drop(transport));
	}

	/** The id of a webhook with exactly this address: the answer to an earlier registration may have been lost. */
	private async adoptable(): Promise<string | undefined> {
		const rows = await this.step(
			'check',
			// Where there is no list, registering itself tells what is wrong, or works.
			async (transport) => await this.listed(transport, this.path).catch(noList),
		);
		return rows
			.filter((row) => this.webhookApi.hasEvents(row, this.settings))
			.map((row) => this.webhookApi.entry(row))
			.find(({ id, url }) => id !== undefined && url !== undefined && this.isOwnUrl(url))?.id;
	}

	private async registered(): Promise<string> {
		return await this.step('create', async (transport) => {
			const { body } = await transport.send(this.registration, 'write');
			const id = this.webhookApi.createdId(body);
			if (id === undefined) throw new InputError(this.webhookApi.noId);
			return id;
		});
	}

	private async listed(transport: Transport, path: string): Promise<IDataObject[]> {
		return await walkPages(this.webhookApi.paging, Infinity, async (page) => {
			const { body } = await transport.send(this.webhookApi.list(path, page), 'read');
			return { rows: this.webhookApi.rows(body), body };
		});
	}

	private isOwnUrl(url: string): boolean {
		return normalAddress(url) === normalAddress(this.url);
	}

	/** The registering call: where to, for which events. */
	private get registration(): HttpCall {
		return this.webhookApi.create(this.path, this.url, this.settings);
	}

	private get callHash(): string {
		return hashOf(this.registration.body);
	}

	private get account(): string {
		return hashOf(this.webhookApi.account(this.settings));
	}

	/** What this trigger has registered in the account its credential now stands for. */
	private known(): RememberedWebhook | undefined {
		const known = remembered(this.memory);
		if (!known || known.account === this.account) return known;
		this.disown(known, 'the credential is of another account or key now');
		return undefined;
	}

	/** Under this id there may be a webhook of somebody else now: deleting it would silence theirs. */
	private disown({ id }: RememberedWebhook, reason: string): false {
		this.functions.logger.warn(
			`${this.functions.getNode().name}: left the webhook ${id} where it was registered, because ${reason}. When nobody needs it any more, remove it by hand in the account it was registered in.`,
		);
		return this.forget();
	}

	private get path(): string {
		return this.webhookApi.path(this.settings);
	}

	private get url(): string {
		return this.webhookApi.url(this.functions.getNodeWebhookUrl('default') ?? '', this.settings);
	}

	private async startAnew(transport: Transport): Promise<false> {
		await this.drop(transport);
		return false;
	}

	private async drop(transport: Transport): Promise<void> {
		const known = this.known();
		if (!known) return;
		await transport.send(this.webhookApi.remove(known.path, known.id), 'write').catch(gone);
		this.forget();
	}

	private forget(): false {
		delete this.memory.registration;
		return false;
	}

	/** Does something with the API; what goes wrong is told in sentences, without the secrets. */
	private async step<T>(step: RegistrationAction, task: (transport: Transport) => Promise<T>): Promise<T> {
		const { functions, settings, strategy } = this;
		const { provider } = strategy;
		const secrets = provider.secretFields.flatMap((field) => asSent(textOf(settings.credential[field])));
		const { credential } = settings;
		const transport = new Transport({ functions, provider, credential, maxTries: MAX_TRIES });
		return await task(transport).catch((thrown: unknown) => {
			const { error } = itemError(this.advised(thrown, step, secrets), {
				provider,
				operation: REGISTRATION_ACTIONS[step],
				credential: settings.credential,
				node: functions.getNode(),
				itemIndex: 0,
				secrets,
			});
			throw error;
		});
	}

	private advised(thrown: unknown, step: RegistrationAction, secrets: readonly string[]): unknown {
		if (!(thrown instanceof CallFailure) || step === 'remove') return thrown;
		const advice = this.webhookApi.advice(thrown.failure, this.path, step);
		return advice === undefined ? thrown : new InputError(redact(advice, secrets));
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
