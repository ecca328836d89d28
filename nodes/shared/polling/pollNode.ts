import { randomUUID } from 'crypto';
import type { IDataObject, IExecuteFunctions, INode, IPollFunctions } from 'n8n-workflow';

import type { CallFacts, HttpCall } from '../api/call';
import type { OperationInput } from '../api/operation';
import type { PollSettings, PollStrategy } from '../api/poll';
import { hashOf } from '../basics/hash';
import { at } from '../basics/json';
import { textOf } from '../basics/text';
import { itemError, type ItemError } from '../errors/itemError';
import { credentialSecrets } from '../http/credentialSecrets';
import { accountOf } from '../webhooks/account';

/** The trigger node at one poll, whether n8n asks for it or a person in the editor. */
export class PollNode {
	readonly node: INode;
	/** Names this poll. */
	readonly id = randomUUID();

	private constructor(
		readonly functions: IPollFunctions | IExecuteFunctions,
		readonly strategy: PollStrategy,
		readonly settings: PollSettings,
	) {
		this.node = functions.getNode();
	}

	static async ofPoll(functions: IPollFunctions, strategy: PollStrategy): Promise<PollNode> {
		return await PollNode.of(functions, strategy, (name) => functions.getNodeParameter(name, null));
	}

	static async ofRun(functions: IExecuteFunctions, strategy: PollStrategy): Promise<PollNode> {
		return await PollNode.of(functions, strategy, (name) => functions.getNodeParameter(name, 0, null));
	}

	private static async of(
		functions: IPollFunctions | IExecuteFunctions,
		strategy: PollStrategy,
		get: (name: string) => unknown,
	): Promise<PollNode> {
		return new PollNode(functions, strategy, {
			credential: await functions.getCredentials(strategy.provider.credential),
			get: (name) => get(name) ?? undefined,
			nowSeconds: Math.floor(Date.now() / 1000),
			timezone: functions.getTimezone(),
		});
	}

	/** What tells the lists apart that are asked for in turn; with a key renewed in its credential it is the same one. */
	get list(): string {
		const { provider } = this.strategy;
		const { credential } = this.settings;
		const saved = this.node.credentials?.[provider.credential]?.id ?? '';
		const chosen = this.written(this.strategy.choosing);
		return hashOf([saved, provider.baseUrl(credential), provider.account(credential), chosen]).slice(0, 16);
	}

	/** How it is asked for; in another order a memory of the newest rows says nothing of the rest of the list. */
	get asked(): string {
		return hashOf(this.written(['options.listOrder', ...(this.strategy.asking ?? [])])).slice(0, 16);
	}

	/** Not what an expression gives: one that holds the date is another text each time. */
	private written(names: readonly string[] = []): unknown[] {
		return names.map((name) => at(this.node.parameters, name) ?? null);
	}

	/** Whose events these are. */
	get account(): string {
		return accountOf(this.node, this.strategy.provider, this.settings.credential);
	}

	/** What the listing operation may look at. */
	get input(): Omit<OperationInput, 'page'> {
		const { credential, get, timezone } = this.settings;
		const own: IDataObject = this.strategy.parameters?.(this.settings) ?? {};
		const value = (name: string): unknown => (Object.hasOwn(own, name) ? own[name] : get(name));
		return {
			get: value,
			text: (name) => textOf(value(name)),
			credential,
			timezone,
			// Each poll asks anew: the same ids could bring the answer of the poll before.
			origin: { executionId: `poll-${this.id}`, nodeId: this.node.id, runIndex: 0, itemIndex: 0 },
		};
	}

	/** A call as it goes out; each of its tries with ids of its own, as a provider may answer a known one as before. */
	completed(call: HttpCall, input: OperationInput, attempt = 1): HttpCall {
		const { provider } = this.strategy;
		const { value } = this.strategy.operation(this.settings);
		const facts: CallFacts = {
			operation: `poll.${value}`,
			effect: 'read',
			paymentKey: '',
			fingerprint: '',
			attempt,
		};
		return {
			...(provider.complete?.(call, input, facts) ?? call),
			again: () => this.completed(call, input, attempt + 1),
		};
	}

	/** What went wrong, in the words of the operation and without the secrets. */
	asError(thrown: unknown): ItemError['error'] {
		const { provider } = this.strategy;
		const { credential } = this.settings;
		const secrets = credentialSecrets(provider, credential);
		const operation = this.strategy.operation(this.settings);
		return itemError(thrown, { provider, operation, credential, node: this.node, itemIndex: 0, secrets })
			.error;
	}
}
