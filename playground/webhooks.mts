/** Has the sandbox send its events to the published workflows. */
import axios from 'axios';
import type { N8nClient } from './client.mts';
import { providerOfWebhooks } from './examples.mts';
import type { Workflow } from './workflow.mts';

interface Receiver {
	simulator: string;
	/** What follows the address, where the provider proves itself by it. */
	query?: string;
}

/** The simulators by the name of their provider's action node. */
const RECEIVERS: Record<string, Receiver> = {
	acquiredBanking: { simulator: 'acquired' },
	finCode: { simulator: 'fincode' },
	fincore: { simulator: 'fincore', query: '?token=fake-webhook-secret' },
	hexAi: { simulator: 'hexai' },
	hexCore: { simulator: 'hexcore' },
};

/** Gives each simulator the addresses of all triggers of its provider in these workflows. */
export async function connectWebhooks(
	client: N8nClient,
	sandboxUrl: string,
	workflows: Iterable<Workflow>,
): Promise<void> {
	const addresses = new Map<string, string[]>();
	for (const workflow of workflows) {
		if (!workflow.active) continue;
		for (const node of workflow.nodes) {
			const receiver = RECEIVERS[providerOfWebhooks(node) ?? ''];
			if (!receiver) continue;
			const address = `${await client.webhookUrl(workflow, node.name)}${receiver.query ?? ''}`;
			addresses.set(receiver.simulator, [...(addresses.get(receiver.simulator) ?? []), address]);
		}
	}
	for (const [simulator, urls] of addresses) {
		const settings = { webhookUrl: urls.join(' ') };
		await axios.put(`${sandboxUrl}/control/${simulator}/settings`, settings, { proxy: false });
	}
}
