/** Workflows as n8n stores them, and where their webhooks listen. */

export interface WorkflowNode {
	id: string;
	name: string;
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string | null; name: string }>;
	webhookId?: string;
	[setting: string]: unknown;
}

export interface WorkflowInput {
	id?: string;
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, unknown>;
	settings?: Record<string, unknown>;
	pinData?: Record<string, unknown>;
	/** What nodes remember between executions. */
	staticData?: Record<string, unknown> | null;
}

export interface Workflow extends WorkflowInput {
	id: string;
	active: boolean;
	versionId: string;
}

export interface NodeType {
	name: string;
	displayName: string;
	version: number | number[];
	webhooks?: Array<{ name: string; path: string; isFullPath?: boolean | string; nodeType?: string }>;
	[property: string]: unknown;
}

function hasVersion(type: NodeType, version: number): boolean {
	return Array.isArray(type.version) ? type.version.includes(version) : type.version === version;
}

/** The path n8n serves a trigger's webhook under, from the node's settings and its type's description. */
export function webhookPath(
	workflow: Workflow,
	nodeName: string,
	types: NodeType[],
	mode: 'production' | 'test',
): string {
	const node = workflow.nodes.find((entry) => entry.name === nodeName);
	if (!node) throw new Error(`Workflow "${workflow.name}" has no node "${nodeName}".`);
	const type = types.find((entry) => entry.name === node.type && hasVersion(entry, node.typeVersion));
	const webhook = type?.webhooks?.find((entry) => entry.name === 'default') ?? type?.webhooks?.[0];
	if (!webhook) throw new Error(`n8n knows no webhook of node type ${node.type} ${node.typeVersion}.`);
	const form = webhook.nodeType === 'form';
	const prefix = `${form ? 'form' : 'webhook'}${mode === 'test' ? '-test' : ''}`;
	// Only n8n's own Webhook and Form nodes let the user choose the whole path; they compute it from `path`.
	const path = webhook.isFullPath
		? ((node.parameters.path as string | undefined) ?? node.webhookId)
		: [node.webhookId, webhook.path].filter(Boolean).join('/');
	return `${prefix}/${path}`;
}
