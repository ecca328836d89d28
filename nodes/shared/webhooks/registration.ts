import type { IDataObject, IHookFunctions } from 'n8n-workflow';

import { CallFailure } from '../api/failure';
import { textOf } from '../run/itemInput';
import { InputError } from '../basics/inputError';
import { itemError } from '../errors/itemError';
import type { HttpCall } from '../api/operation';
import { walkPages } from '../http/pages';
import { DEFAULT_TIMEOUT_SECONDS } from '../form/nodeProperties';
import { redact } from '../basics/redact';
import { addressHash, asSent, hashOf, normal, remembered, type Registered } from './rememberedWebhook';
import { STEPS, type Step } from './registrationSteps';
import type { Registry } from '../api/webhookApi';
import type { Reply } from '../http/reply';
import { realTiming, SharedPause } from '../http/retry';
import { Transport } from '../http/transport';
import { assertReady, settingsOf, type TriggerSettings, type TriggerStrategy } from './receive';

export type { Registry } from '../api/webhookApi';

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
			const rows = await this.listed(transport, known.path);
			const found = rows.map((row) => this.registry.entry(row)).find(({ id }) => id === known.id);
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
		this.memory.registration = { id, path, callHash, urlHash, account } satisfies Registered;
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
			.filter((row) => this.registry.hasEvents(row, this.settings))
			.map((row) => this.registry.entry(row))
			.find(({ id, url }) => id !== undefined && url !== undefined && this.isOwnUrl(url))?.id;
	}

	private async registered(): Promise<string> {
		return await this.step('create', async (transport) => {
			const { body } = await transport.send(this.registration, 'write');
			const id = this.registry.createdId(body);
			if (id === undefined) throw new InputError(this.registry.noId);
			return id;
		});
	}

	private async listed(transport: Transport, path: string): Promise<IDataObject[]> {
		return await walkPages(this.registry.paging, Infinity, async (page) => {
			const { body } = await transport.send(this.registry.list(path, page), 'read');
			return { rows: this.registry.rows(body), body };
		});
	}

	private isOwnUrl(url: string): boolean {
		return normal(url) === normal(this.url);
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
		this.disown(known, 'the credential is of another account or key now');
		return undefined;
	}

	/** Under this id there may be a webhook of somebody else now: deleting it would silence theirs. */
	private disown({ id }: Registered, reason: string): false {
		this.functions.logger.warn(
			`${this.functions.getNode().name}: left the webhook ${id} where it was registered, because ${reason}. When nobody needs it any more, remove it by hand in the account it was registered in.`,
		);
		return this.forget();
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
	private async step<T>(step: Step, task: (transport: Transport) => Promise<T>): Promise<T> {
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

	private advised(thrown: unknown, step: Step, secrets: readonly string[]): unknown {
		if (!(thrown instanceof CallFailure) || step === 'remove') return thrown;
		const advice = this.registry.advice(thrown.failure, this.path, step);
		return advice === undefined ? thrown : new InputError(redact(advice, secrets));
	}
}

function noList(thrown: unknown): Promise<IDataObject[]> {
	const refused = thrown instanceof CallFailure && thrown.failure.outcome === 'refused';
	return refused ? Promise.resolve([]) : Promise.reject(thrown);
}

function gone(thrown: unknown): Promise<Reply | undefined> {
	const status = thrown instanceof CallFailure ? thrown.failure.httpStatus : undefined;
	return status !== undefined && GONE.includes(status) ? Promise.resolve(undefined) : Promise.reject(thrown);
}
