import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';

import { ActionNode, type ActionSetup } from './actionNode.mts';
import { Credentials } from './credentials.mts';
import { startExpressions, stopExpressions } from './expressions.mts';
import { loadPackage, type LoadedPackage } from './package.mts';
import { TriggerNode, type TriggerSetup } from './triggerNode.mts';

/** One n8n with the package installed. */
export class Engine {
	readonly loaded: LoadedPackage;
	readonly credentials: Credentials;

	private constructor(loaded: LoadedPackage, credentials: Credentials) {
		this.loaded = loaded;
		this.credentials = credentials;
	}

	/** Starts it; `close` it at the end. */
	static async start(): Promise<Engine> {
		await startExpressions();
		const loaded = await loadPackage();
		return new Engine(loaded, new Credentials(loaded));
	}

	/**
	 * The same n8n after a restart: the package's modules are loaded anew and remember nothing, what is stored
	 * (credentials, the de-duplication store, static data of a trigger's setup) stays.
	 */
	async restarted(): Promise<Engine> {
		return new Engine(await loadPackage(), this.credentials);
	}

	/** Saves a credential under an id; nodes name it by that id. */
	saveCredential(id: string, data: ICredentialDataDecryptedObject): void {
		this.credentials.save(id, data);
	}

	/** An action node in a workflow of its own. */
	action(setup: ActionSetup): ActionNode {
		return new ActionNode(this, setup);
	}

	/** A trigger node in a workflow of its own. */
	trigger(setup: TriggerSetup): TriggerNode {
		return new TriggerNode(this, setup);
	}

	async close(): Promise<void> {
		this.loaded.close();
		await stopExpressions();
	}
}

let lastId = 0;

/** An id no other workflow or node of this process has. */
export function freshId(prefix: string): string {
	lastId += 1;
	return `${prefix}-${process.pid}-${lastId}`;
}

/** The `credentials` entry of a node. */
export function credentialsOf(type: string, id: string): Record<string, { id: string; name: string }> {
	return { [type]: { id, name: id } };
}

/** Parameters as they are saved: what is undefined is left out. */
export function savedParameters(parameters: Record<string, unknown>): INodeParameters {
	return JSON.parse(JSON.stringify(parameters)) as INodeParameters;
}
