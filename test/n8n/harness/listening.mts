/** Triggers that listen on a real n8n, deliveries of exact bytes to them, and what n8n made of those. */
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Execution, ExecutionSummary } from '../../../playground/execution.mts';
import type { Workflow, WorkflowNode } from '../../../playground/workflow.mts';
import { SOURCES, type Delivery, type EventSource, type Proof, type SourceName } from './eventSources.mts';
import type { Stage } from './stage.mts';
import { chain, type Credential, keep, trigger } from './workflows.mts';

/** A trigger may go on for two seconds with the credential it has read. */
export const CREDENTIAL_COUNTS_MS = 2_100;

export const SECRET = 'the-secret-of-this-test';

/** The node after the trigger: it runs only when the workflow was started. */
export const RECEIVED = 'Received';

export interface Answer {
	status: number;
	text: string;
}

export interface ListenOptions {
	/** Name of one of the source's proofs; its first when left out. */
	proof?: string;
	parameters?: Record<string, unknown>;
	credential?: Record<string, unknown>;
	/** What follows the trigger. */
	then?: WorkflowNode[];
	active?: boolean;
}

// n8n closes idle connections when it ends: a kept one would be dead after a restart.
const agent = new Agent({ keepAlive: false, maxSockets: Infinity });

/** Sends exactly these bytes and headers, as JSON when they name no other type; `null` leaves a type out. */
export function post(
	url: string,
	{ body, headers, query }: Delivery,
	type: string | null = 'application/json',
) {
	return new Promise<Answer>((resolve, reject) => {
		const sent = {
			...(type !== null && { 'Content-Type': type }),
			'Content-Length': body.length,
			...headers,
		};
		const call = request(url + query, { method: 'POST', headers: sent, agent }, (answer) => {
			const parts: Buffer[] = [];
			answer.on('data', (part: Buffer) => parts.push(part));
			answer.on('error', reject);
			answer.on('end', () =>
				resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }),
			);
		});
		call.on('error', reject);
		call.end(body);
	});
}

/** What deliveries to a trigger are proved with. */
interface Means {
	proof: Proof;
	credential: Credential;
}

const isUnderWay = ({ status }: ExecutionSummary) => ['new', 'running', 'unknown'].includes(status);

/** A workflow of one trigger and what follows it. */
export class Listening {
	readonly source: EventSource;
	readonly workflow: Workflow;
	readonly url: string;
	private readonly stage: Stage;
	private readonly proof: Proof;
	private readonly credential: Credential;
	/** Executions that have ended, by id: they stay as they are. */
	private readonly ended = new Map<string, Execution>();

	private constructor(stage: Stage, made: Pick<Listening, 'source' | 'workflow' | 'url'>, means: Means) {
		this.stage = stage;
		this.source = made.source;
		this.workflow = made.workflow;
		this.url = made.url;
		this.proof = means.proof;
		this.credential = means.credential;
	}

	static async to(stage: Stage, name: SourceName, options: ListenOptions = {}): Promise<Listening> {
		const source: EventSource = SOURCES[name];
		const { client, sandboxUrl } = stage;
		const proof = source.proofs[options.proof ?? String(Object.keys(source.proofs)[0])];
		if (!proof) throw new Error(`${name} has no proof ${options.proof}.`);
		const credential = await client.createCredential({
			name,
			type: `${source.type}Api`,
			data: { ...source.credential(sandboxUrl), [source.secretFields[0]]: SECRET, ...options.credential },
		});
		const node = trigger(source.type, source.trigger, credential, {
			events: ['*'],
			...proof.parameters,
			...options.parameters,
		});
		const workflow = await client.createWorkflow(
			chain(`Events of ${name}`, [node, ...(options.then ?? [keep(RECEIVED)])]),
		);
		if (options.active !== false) await client.activate(workflow.id);
		const url = await client.webhookUrl(workflow, source.trigger);
		return new Listening(stage, { source, workflow, url }, { proof, credential });
	}

	/** An event with its proof. */
	genuine(body: Buffer | string, secret = SECRET): Delivery {
		return this.proof.prove(Buffer.from(body), secret);
	}

	/** An event about a transaction, with its proof. */
	event(transaction: string, secret = SECRET): Delivery {
		return this.genuine(this.source.event(transaction), secret);
	}

	async send(delivery: Delivery, type?: string | null): Promise<Answer> {
		return await post(this.url, delivery, type);
	}

	/** Changes secrets of its credential, and waits until that counts. */
	async setSecrets(current: string, previous: string): Promise<void> {
		const { id, name } = this.credential;
		const [currentField, previousField] = this.source.secretFields;
		await this.stage.client.updateCredential(id, {
			name,
			type: `${this.source.type}Api`,
			data: {
				...this.source.credential(this.stage.sandboxUrl),
				[currentField]: current,
				[previousField]: previous,
			},
		});
		await sleep(CREDENTIAL_COUNTS_MS);
	}

	/** All its executions once they have ended, oldest first. n8n answers after it has stored one. */
	async executions(): Promise<Execution[]> {
		const { client } = this.stage;
		const listed = async () => await client.executions(this.workflow.id);
		let found = await listed();
		// Asked for together: a question for each would keep n8n from running them.
		for (
			const end = Date.now() + 60_000;
			found.some(isUnderWay) && Date.now() < end;
			found = await listed()
		) {
			await sleep(50);
		}
		for (const { id } of found.filter((one) => !this.ended.has(one.id))) {
			this.ended.set(id, await client.waitForExecution(id));
		}
		return [...this.ended.values()].sort((a, b) => Number(a.id) - Number(b.id));
	}

	/** What the node after the trigger got in each execution in which it ran, oldest first. */
	async starts(): Promise<Array<Record<string, unknown>>> {
		const executions = await this.executions();
		const broken = executions.filter(({ status }) => status !== 'success');
		if (broken.length > 0) throw new Error(`Failed executions: ${broken.map(({ id }) => id).join(', ')}`);
		return executions.filter(({ runData }) => runData[RECEIVED]).flatMap((one) => one.output(RECEIVED));
	}

	/** The transactions its workflow was started for, in the order of the executions. */
	async startedFor(): Promise<string[]> {
		return (await this.starts()).map(({ subject }) => String((subject as { id: unknown }).id));
	}
}
