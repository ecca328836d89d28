import type { IDataObject, IHookFunctions } from 'n8n-workflow';

import { CallFailure, type Failure } from './failure';
import { textOf } from './input';
import { InputError } from './inputError';
import { itemError } from './itemError';
import type { HttpCall, Operation } from './operation';
import { walkPages, type Page, type Paging } from './pagination';
import { DEFAULT_TIMEOUT_SECONDS } from './properties';
import { redact } from './redact';
import { asSent, hashOf, normal, remembered, type Registered } from './registered';
import type { Reply } from './reply';
import { realTiming, SharedPause } from './retry';
import { Transport } from './transport';
import { assertReady, settingsOf, type TriggerSettings, type TriggerStrategy } from './trigger';

/** A provider's API for webhooks: pure functions. */
export interface Registry {
	/** False when the person registers the URL by hand. */
	isWanted(settings: TriggerSettings): boolean;
	/**
	 * Where webhooks are kept.
	 *
	 * @throws InputError when what the person typed is no path
	 */
	path(settings: TriggerSettings): string;
	/** What tells the accounts apart that the credential may stand for in turn: webhooks are never removed in another. */
	account(settings: TriggerSettings): string;
	/** The address the provider is to call. */
	url(webhookUrl: string, settings: TriggerSettings): string;
	create(path: string, url: string, settings: TriggerSettings): HttpCall;
	/** The id in the answer to `create`. */
	createdId(body: unknown): string | undefined;
	/** What to do when the answer to `create` names no id. */
	noId: string;
	list(path: string, page: Page): HttpCall;
	paging: Paging;
	rows(body: unknown): IDataObject[];
	/** Id and address of a row of the list. */
	entry(row: IDataObject): { id: string | undefined; url: string | undefined };
	remove(path: string, id: string): HttpCall;
	/** What to do when the account has no such API, as a sentence; undefined when the failure is of another kind. */
	advice(failure: Failure, path: string, step: 'create' | 'check'): string | undefined;
}

// A deleted webhook is gone, whoever deleted it.
const GONE = [404, 410];

// A person waits for the switch to turn; n8n itself tries again after a start.
const MAX_TRIES = 2;

const STEPS = {
	create: {
		value: 'create',
		name: 'Register',
		action: 'Register the webhook',
		description: 'Tell the provider where to send its events',
		effect: 'write',
	},
	check: {
		value: 'check',
		name: 'Look For',
		action: 'Look for the webhook',
		description: 'See whether the provider still knows the address',
		effect: 'read',
	},
	remove: {
		value: 'remove',
		name: 'Remove',
		action: 'Remove the webhook',
		description: 'Tell the provider to send no more',
		effect: 'write',
	},
} satisfies Record<string, Operation>;

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
		private readonly registry: Registry,
		private readonly settings: TriggerSettings,
		private readonly memory: IDataObject,
	) {}

	static async of(
		functions: IHookFunctions,
		strategy: TriggerStrategy,
		always = false,
	): Promise<Registrar | undefined> {
		const { registry } = strategy;
		const memory = functions.getWorkflowStaticData('node');
		if (!registry || (always && !remembered(memory))) return undefined;
		const settings = await settingsOf(functions, strategy);
		if (!always && !registry.isWanted(settings)) return undefined;
		return new Registrar(functions, strategy, registry, settings, memory);
	}

	async check(): Promise<boolean> {
		const known = this.known();
		if (!known) return false;
		return await this.step('check', async (transport) => {
			if (known.path !== this.path) return await this.startAnew(transport);
			const rows = await walkPages(this.registry.paging, Infinity, async (page) => {
				const { body } = await transport.send(this.registry.list(known.path, page), 'read');
				return { rows: this.registry.rows(body), body };
			});
			const found = rows.map((row) => this.registry.entry(row)).find(({ id }) => id === known.id);
			if (!found) return this.forget();
			const moved = found.url !== undefined && normal(found.url) !== normal(this.url);
			if (moved || known.callHash !== this.callHash) return await this.startAnew(transport);
			return true;
		});
	}

	async create(): Promise<void> {
		await this.step('create', async (transport) => {
			const { path, account, callHash } = this;
			const { body } = await transport.send(this.registration, 'write');
			const id = this.registry.createdId(body);
			if (id === undefined) throw new InputError(this.registry.noId);
			this.memory.registration = { id, path, callHash, account } satisfies Registered;
		});
	}

	async remove(): Promise<void> {
		await this.step('remove', async (transport) => await this.drop(transport));
	}

	/** The registering call: where to, for which events. */
	private get registration(): HttpCall {
		return this.registry.create(this.path, this.url, this.settings);
	}

	private get callHash(): string {
		return hashOf(this.registration.body);
	}

	private get account(): string {
		return hashOf(this.registry.account(this.settings));
	}

	/** What this trigger has registered in the account its credential now stands for. */
	private known(): Registered | undefined {
		const known = remembered(this.memory);
		if (!known || known.account === this.account) return known;
		this.functions.logger.warn(
			`${this.functions.getNode().name}: the credential is of another account or key now. Remove the old webhook (${known.id}) there by hand.`,
		);
		this.forget();
		return undefined;
	}

	private get path(): string {
		return this.registry.path(this.settings);
	}

	private get url(): string {
		return this.registry.url(this.functions.getNodeWebhookUrl('default') ?? '', this.settings);
	}

	private async startAnew(transport: Transport): Promise<false> {
		await this.drop(transport);
		return false;
	}

	private async drop(transport: Transport): Promise<void> {
		const known = this.known();
		if (!known) return;
		await transport.send(this.registry.remove(known.path, known.id), 'write').catch(gone);
		this.forget();
	}

	private forget(): false {
		delete this.memory.registration;
		return false;
	}

	/** Does something with the API; what goes wrong is told in sentences, without the secrets. */
	private async step<T>(step: keyof typeof STEPS, task: (transport: Transport) => Promise<T>): Promise<T> {
		const { functions, settings, strategy } = this;
		const { provider } = strategy;
		const timeoutMs = DEFAULT_TIMEOUT_SECONDS * 1000;
		const secrets = provider.secretFields.flatMap((field) => asSent(textOf(settings.credential[field])));
		const transport = new Transport({
			functions,
			provider,
			credential: settings.credential,
			secrets,
			timeoutMs,
			maxTries: MAX_TRIES,
			pause: new SharedPause(realTiming),
			timing: realTiming,
			cancelled: () => false,
		});
		return await task(transport).catch(async (thrown: unknown) => {
			const { error } = itemError(this.advised(thrown, step, secrets), {
				provider,
				operation: STEPS[step],
				credential: settings.credential,
				node: functions.getNode(),
				itemIndex: 0,
				timeoutMs,
				secrets,
			});
			return await Promise.reject(error);
		});
	}

	private advised(thrown: unknown, step: keyof typeof STEPS, secrets: readonly string[]): unknown {
		if (!(thrown instanceof CallFailure) || step === 'remove') return thrown;
		const advice = this.registry.advice(thrown.failure, this.path, step);
		return advice === undefined ? thrown : new InputError(redact(advice, secrets));
	}
}

function gone(thrown: unknown): Promise<Reply | undefined> {
	const status = thrown instanceof CallFailure ? thrown.failure.httpStatus : undefined;
	return status !== undefined && GONE.includes(status) ? Promise.resolve(undefined) : Promise.reject(thrown);
}
