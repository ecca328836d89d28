import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { ActionNode, ActionSetup, Outcome } from './actionNode.mts';
import { Engine } from './engine.mts';
import { SandboxControl } from './sandbox.mts';
import { everythingIn } from './secrets.mts';
import { store } from './store.mts';
import type { TriggerNode, TriggerSetup } from './triggerNode.mts';

/** What the shared behaviours must know of a provider; a new provider is one object of this. */
export interface ProviderUnderTest {
	/** As people call it. */
	name: string;
	/** Name in the sandbox: `/<simulator>/...`. */
	simulator: string;
	/** Path of the API below the sandbox's address. */
	apiPath: string;
	node: string;
	trigger: string;
	credentialType: string;
	credential(baseUrl: string): ICredentialDataDecryptedObject;
	/** Values that must show nowhere. */
	secrets: readonly string[];
	/** A transfer whose parameters read `$json.key` and `$json.amount`. */
	transfer: {
		parameters: Record<string, unknown>;
		path: string;
		/** The key in the body that was sent. */
		sentKey(body: Record<string, unknown>): unknown;
		/** How to find out whether the money moved; ends a sentence. */
		check: string;
		/** How often the call goes out when it is answered this status each time: once when left out. */
		callsWhen?: Readonly<Record<number, number>>;
	};
	/** A read whose parameters read `$json.key`. */
	read: {
		parameters: Record<string, unknown>;
		/** Start of the path of its call. */
		path: string;
		/** Makes sure the keys can be found. */
		prepare(baseUrl: string, keys: readonly string[]): Promise<void>;
		/** The key in what came out. */
		keyOf(json: Record<string, unknown>): unknown;
	};
}

export const CREDENTIAL = 'the credential';

type Changes = Partial<Omit<ActionSetup, 'credential'>>;

/** A sandbox and an n8n with the package, for the tests of one file. */
export class World {
	readonly provider: ProviderUnderTest;
	private open: { sandbox: SandboxControl & { close(): Promise<void> }; engine: Engine } | undefined;
	private readonly triggers: TriggerNode[] = [];

	constructor(provider: ProviderUnderTest) {
		this.provider = provider;
	}

	get sandbox(): SandboxControl {
		return this.opened().sandbox;
	}

	get engine(): Engine {
		return this.opened().engine;
	}

	/** Address of the provider's API. */
	get baseUrl(): string {
		return this.sandbox.url + this.provider.apiPath;
	}

	async start(): Promise<void> {
		const sandbox = await SandboxControl.start(this.provider.simulator);
		const engine = await Engine.start().catch(async (error: unknown) => {
			// A sandbox left open would keep the test run from ending.
			await sandbox.close();
			throw error;
		});
		this.open = { sandbox, engine };
	}

	/** Back to the beginning, between tests. */
	async reset(): Promise<void> {
		await this.sandbox.reset();
		store.failure = undefined;
		this.credential();
	}

	async closeTriggers(): Promise<void> {
		for (const trigger of this.triggers.splice(0)) await trigger.close();
	}

	async close(): Promise<void> {
		await this.open?.engine.close();
		await this.open?.sandbox.close();
	}

	/** Saves the credential, with changes. */
	credential(changes: ICredentialDataDecryptedObject = {}): void {
		this.engine.saveCredential(CREDENTIAL, { ...this.provider.credential(this.baseUrl), ...changes });
	}

	/** An action node with these parameters. */
	action(parameters: Record<string, unknown>, changes: Changes = {}, engine = this.engine): ActionNode {
		const { node, credentialType } = this.provider;
		return engine.action({
			type: node,
			parameters,
			credential: { type: credentialType, id: CREDENTIAL },
			...changes,
		});
	}

	/** A node that makes the provider's transfer. Unless it is to, it does not ask what became of a lost one. */
	transfer(options: Record<string, unknown> = {}, changes: Changes = {}, engine = this.engine): ActionNode {
		const { parameters } = this.provider.transfer;
		return this.action({ ...parameters, options: { askProvider: false, ...options } }, changes, engine);
	}

	/** A node that makes the provider's read. */
	read(options: Record<string, unknown> = {}, changes: Changes = {}): ActionNode {
		return this.action({ ...this.provider.read.parameters, options }, changes);
	}

	/** A trigger node that listens, and the sandbox sending to it. */
	async trigger(
		parameters: Record<string, unknown> = {},
		changes: Partial<TriggerSetup> = {},
		engine = this.engine,
	): Promise<TriggerNode> {
		const { trigger: type, credentialType } = this.provider;
		const node = engine.trigger({
			type,
			parameters,
			credential: { type: credentialType, id: CREDENTIAL },
			...changes,
		});
		this.triggers.push(node);
		await this.sandbox.change({ webhookUrl: await node.listen() });
		return node;
	}

	/** Keys of the transfers that reached the provider, in order. */
	async sentKeys(): Promise<unknown[]> {
		const { path, sentKey } = this.provider.transfer;
		const posts = await this.sandbox.requests('POST');
		return posts.filter((post) => post.path === path).map((post) => sentKey(post.body ?? {}));
	}

	private opened(): NonNullable<World['open']> {
		if (!this.open) throw new Error('The world has not started');
		return this.open;
	}
}

/** Starts a world before the tests of this file, resets it between them and closes it after them. */
export function worldOf(provider: ProviderUnderTest): World {
	const world = new World(provider);
	beforeAll(async () => await world.start());
	beforeEach(async () => await world.reset());
	afterEach(async () => await world.closeTriggers());
	afterAll(async () => await world.close());
	return world;
}

/** What a person gets to see of the error that stopped a run. */
export function shown({ error }: Outcome): Record<string, unknown> {
	if (!error) return {};
	return {
		name: error.name,
		message: error.message,
		description: error.description,
		httpCode: 'httpCode' in error ? error.httpCode : null,
		itemIndex: error.context?.itemIndex,
	};
}

/** Fails when a secret of the credential is anywhere in what n8n keeps of a run. */
export function expectNoSecrets(outcome: Outcome, { secrets }: ProviderUnderTest): void {
	const everything = everythingIn(outcome.run);
	for (const secret of secrets) expect(everything.includes(secret)).toBe(false);
}
