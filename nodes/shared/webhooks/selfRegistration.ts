import type { IDataObject, IHookFunctions } from 'n8n-workflow';

import type { HttpCall } from '../api/call';
import type { WebhookApi, TriggerSettings, TriggerStrategy } from '../api/webhook';
import { normalAddress } from '../basics/addresses';
import { hashOf } from '../basics/hash';
import { textOf } from '../basics/text';
import { logLine } from './logLine';
import { assertReady } from './readiness';
import type { RegistrationAction } from './registrationActions';
import { RegistrationCalls } from './registrationCalls';
import {
	addressHash,
	isOfAnother,
	notOwn,
	placeHash,
	remembered,
	type RememberedWebhook,
	type WebhookOwner,
} from './rememberedWebhook';
import { settingsOf } from './settings';
import { isUnnamed, rememberUnnamed } from './unnamedWebhook';

/**
 * For checkExists: whether the webhook this trigger registered is still there as it is needed now. One with an old
 * token or for other events is removed, so that `register` makes a new one. One that is not this trigger's (the workflow
 * is a copy, n8n has moved, the account is another) is left alone and forgotten.
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
	const known = remembered(this.getWorkflowStaticData('node'));
	let isDone = false;
	try {
		const registrar = await Registrar.of(this, strategy, true);
		await registrar?.remove();
		isDone = true;
	} finally {
		if (known && !isDone) this.logger.warn(logLine(this, stillThere(known, strategy.provider.name)));
	}
	return true;
}

/** n8n unpublishes the workflow all the same, and shows nobody why. */
function stillThere({ id }: RememberedWebhook, name: string): string {
	return `could not remove the webhook ${id}: it is still at ${name}. Publish and unpublish the workflow once more, or delete it at ${name}.`;
}

const NOT_OURS_NOW = 'its address is another one now';

class Registrar {
	private readonly calls: RegistrationCalls;

	private constructor(
		private readonly functions: IHookFunctions,
		strategy: TriggerStrategy,
		private readonly webhookApi: WebhookApi,
		private readonly settings: TriggerSettings,
		private readonly memory: IDataObject,
	) {
		this.calls = new RegistrationCalls(functions, strategy.provider, webhookApi, settings);
	}

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
		if (known.path !== this.path) return await this.drop(known, 'check');
		const found = this.entryIn(await this.calls.list(known.path), known);
		if (!found) return this.forget();
		if (this.isOfOthers(found.url, known)) return this.disown(known, NOT_OURS_NOW);
		return known.callHash === this.callHash && (found.url === undefined || this.isOwnUrl(found.url))
			? true
			: await this.startAnew(known);
	}

	async create(): Promise<void> {
		const id = (await this.adoptable()) ?? (await this.createOnce());
		const { path, url, owner, callHash } = this;
		const urlHash = addressHash(url);
		delete this.memory.unnamed;
		this.memory.registration = { id, path, callHash, urlHash, ...owner } satisfies RememberedWebhook;
	}

	/**
	 * n8n tries again at once what has failed. A webhook that was accepted without an id would stand there once more each
	 * time, and nobody could remove it but a person.
	 */
	private async createOnce(): Promise<string> {
		const call = hashOf([this.callHash, this.owner]);
		if (isUnnamed(this.memory, call)) throw this.calls.withoutId();
		const id = await this.calls.create(this.registration, this.path);
		if (id !== undefined) return id;
		rememberUnnamed(this.memory, call);
		throw this.calls.withoutId();
	}

	async remove(): Promise<void> {
		const known = this.known();
		if (known) await this.drop(known, 'remove');
	}

	/** Removes what this trigger has registered, unless something else stands under its id now. */
	private async drop(known: RememberedWebhook, step: RegistrationAction): Promise<false> {
		const found = this.entryIn(await this.calls.listIfThereIsOne(known.path), known);
		if (found && this.isOfOthers(found.url, known)) return this.disown(known, NOT_OURS_NOW);
		await this.calls.remove(known.path, known.id, step);
		return this.forget();
	}

	/**
	 * The id of a webhook with exactly this address: the answer to an earlier registration may have been lost. n8n gives
	 * an address to one published workflow at a time; in another n8n the original of this copy may need it still.
	 */
	private async adoptable(): Promise<string | undefined> {
		const rows = await this.calls.listIfThereIsOne(this.path);
		return rows
			.filter((row) => this.webhookApi.hasEvents(row, this.settings))
			.map((row) => this.webhookApi.entry(row))
			.filter(({ id }) => id !== undefined && id !== this.memory.ofOriginal)
			.find(({ url }) => url !== undefined && this.isOwnUrl(url))?.id;
	}

	/** What stands under the id of the webhook now. */
	private entryIn(rows: readonly IDataObject[], known: RememberedWebhook) {
		return rows.map((row) => this.webhookApi.entry(row)).find(({ id }) => id === known.id);
	}

	/** Whether what stands under the id has an address that never was this trigger's. */
	private isOfOthers(url: string | undefined, { urlHash }: RememberedWebhook): boolean {
		return url !== undefined && !this.isOwnUrl(url) && addressHash(url) !== urlHash;
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

	private get path(): string {
		return this.calls.path();
	}

	private get url(): string {
		return this.webhookApi.url(this.functions.getNodeWebhookUrl('default') ?? '', this.settings);
	}

	private get owner(): WebhookOwner {
		const { functions } = this;
		return {
			workflow: textOf(functions.getWorkflow().id),
			node: functions.getNode().id,
			place: placeHash(this.url),
			account: hashOf(this.webhookApi.account(this.settings)),
		};
	}

	/** What this very trigger has registered, at its address and in the account its credential now stands for. */
	private known(): RememberedWebhook | undefined {
		const known = remembered(this.memory);
		if (!known) return undefined;
		const { owner } = this;
		const reason = notOwn(known, owner);
		if (reason === undefined) return known;
		if (isOfAnother(known, owner)) this.memory.ofOriginal = known.id;
		this.disown(known, reason);
		return undefined;
	}

	/** Somebody else may need it: deleting it would silence theirs. */
	private disown({ id }: RememberedWebhook, reason: string): false {
		this.functions.logger.warn(
			logLine(
				this.functions,
				`left the webhook ${id} where it was registered, because ${reason}. When nobody needs it any more, remove it by hand in the account it was registered in.`,
			),
		);
		return this.forget();
	}

	private async startAnew({ path, id }: RememberedWebhook): Promise<false> {
		await this.calls.remove(path, id, 'check');
		return this.forget();
	}

	private forget(): false {
		delete this.memory.registration;
		return false;
	}
}
