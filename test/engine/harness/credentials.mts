import type {
	ICredentialDataDecryptedObject,
	ICredentials,
	ICredentialsHelper,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeCredentialsDetails,
	INodeProperties,
	IRequestOptionsSimplified,
	IWorkflowExecuteAdditionalData,
	Workflow,
} from 'n8n-workflow';

import { n8n } from './n8n.mts';
import type { LoadedPackage } from './package.mts';

/** Credentials as n8n keeps them: read anew for each call, with the rules of n8n's own CredentialsHelper. */
export class Credentials implements ICredentialsHelper {
	private readonly stored = new Map<string, ICredentialDataDecryptedObject>();

	private readonly loaded: LoadedPackage;

	constructor(loaded: LoadedPackage) {
		this.loaded = loaded;
	}

	/** Saves a credential, as the form does. */
	save(id: string, data: ICredentialDataDecryptedObject): void {
		this.stored.set(id, structuredClone(data));
	}

	/** Deletes a credential under the feet of the nodes that use it. */
	delete(id: string): void {
		this.stored.delete(id);
	}

	/** What is saved, without the defaults of the form. */
	read(id: string): ICredentialDataDecryptedObject {
		const data = this.stored.get(id);
		if (!data) throw new Error(`Credential with ID "${id}" does not exist.`);
		return structuredClone(data);
	}

	getParentTypes(): string[] {
		return [];
	}

	isCredentialUsableByNode(credentialType: string, nodeType: string): boolean {
		const { restrictToSupportedNodes } = this.loaded.credentialType(credentialType);
		if (restrictToSupportedNodes !== true) return true;
		return this.loaded.supportedNodes(credentialType).includes(nodeType.split('.').pop() ?? '');
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		return this.loaded.credentialType(type).properties;
	}

	async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		{ id }: INodeCredentialsDetails,
		type: string,
	): Promise<ICredentialDataDecryptedObject> {
		const properties = this.getCredentialsProperties(type);
		const data = n8n.NodeHelpers.getNodeParameters(
			properties,
			this.asParameters(id),
			true,
			false,
			null,
			null,
		);
		return data as ICredentialDataDecryptedObject;
	}

	private asParameters(id: string | null): Parameters<typeof n8n.NodeHelpers.getNodeParameters>[1] {
		return this.read(id ?? '') as Parameters<typeof n8n.NodeHelpers.getNodeParameters>[1];
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		requestOptions: IHttpRequestOptions | IRequestOptionsSimplified,
		workflow: Workflow,
		node: INode,
	): Promise<IHttpRequestOptions> {
		const options = requestOptions as IHttpRequestOptions;
		const { authenticate } = this.loaded.credentialType(typeName);
		if (typeof authenticate === 'function') return await authenticate(credentials, options);
		const resolve = (text: unknown): string => {
			if (typeof text !== 'string' || !text.startsWith('=')) return String(text);
			const keys = { $credentials: credentials } as Parameters<
				typeof workflow.expression.getSimpleParameterValue
			>[3];
			return String(workflow.expression.getSimpleParameterValue(node, text, 'internal', keys, undefined, ''));
		};
		for (const [part, values] of Object.entries(authenticate?.properties ?? {})) {
			const resolved = Object.entries(values ?? {}).map(([key, value]) => [resolve(key), resolve(value)]);
			const before: unknown = Reflect.get(options, part);
			Reflect.set(options, part, { ...(before ?? {}), ...Object.fromEntries(resolved) });
		}
		return options;
	}

	/** Runs only for types with a hidden expirable field, and only when that is empty or was just refused. */
	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		node: INode,
		credentialsExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const { preAuthentication, properties } = this.loaded.credentialType(typeName);
		const field = properties.find(
			({ type, typeOptions }) => type === 'hidden' && typeOptions?.expirable === true,
		)?.name;
		if (field === undefined || !preAuthentication) return undefined;
		if (credentials[field] !== '' && !credentialsExpired) return undefined;
		const output = (await preAuthentication.call(helpers, credentials)) as ICredentialDataDecryptedObject;
		if (output[field] === undefined) return undefined;
		const details = node.credentials?.[typeName];
		if (!details) return undefined;
		// The whole record is written back: with several processes the last one wins.
		await this.updateCredentials(details, typeName, { ...this.read(details.id ?? ''), ...output });
		return Object.assign(credentials, output);
	}

	async runPreAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const { preAuthentication } = this.loaded.credentialType(typeName);
		if (!preAuthentication) return undefined;
		const output = await preAuthentication.call(helpers, credentials);
		return Object.assign(credentials, output);
	}

	async updateCredentials(
		{ id }: INodeCredentialsDetails,
		_type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.save(id ?? '', data);
	}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('The harness keeps no encrypted credentials');
	}

	async updateCredentialsOauthTokenData(): Promise<void> {
		throw new Error('The harness knows no OAuth');
	}
}
