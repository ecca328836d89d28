/** n8n in queue mode as a user runs it: a main process, two workers, two webhook processors, each with the package. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installPackage } from '../../../playground/install.mts';
import { freePort } from '../../../playground/environment.mts';
import { startN8n, type N8n, type StartOptions } from '../../../playground/n8n.mts';
import { n8nServices } from './compose.mts';
import type { Keeper } from './keeper.mts';

const WORKERS = ['worker-1', 'worker-2'] as const;

/** What the log of a process says when it is ready, by its command; main has startN8n's own line. */
const READY_LINES: Readonly<Record<string, string>> = {
	worker: 'n8n worker is now ready',
	webhook: 'Webhook listener waiting for requests',
};

/** What the compose file says of its own network, and of a stop: here each process has an address of its own. */
export const REPLACED = ['N8N_EDITOR_BASE_URL', 'WEBHOOK_URL', 'N8N_GRACEFUL_SHUTDOWN_TIMEOUT'];

export interface Place {
	keeper: Keeper;
	/** Each process has its home in a folder of this one, as if on a machine of its own. */
	folder: string;
	/** Where database and queue are. */
	environment: Record<string, string>;
}

export class QueueMode {
	readonly main: N8n;
	readonly workers: readonly [N8n, N8n];
	readonly processors: readonly [N8n, N8n];

	private readonly folder: string;

	private constructor(
		folder: string,
		main: N8n,
		workers: readonly [N8n, N8n],
		processors: readonly [N8n, N8n],
	) {
		this.folder = folder;
		this.main = main;
		this.workers = workers;
		this.processors = processors;
	}

	static async start(place: Place): Promise<QueueMode> {
		// It makes the tables of the database; the others want them there.
		const main = await member(place, 'main');
		const [one, two, three, four] = await Promise.all([
			member(place, WORKERS[0]),
			member(place, WORKERS[1]),
			member(place, 'webhook-1'),
			member(place, 'webhook-2'),
		]);
		return new QueueMode(place.folder, main, [one, two], [three, four]);
	}

	/** The address of a trigger on one of the webhook processors, taken in turn. */
	at(turn: number, url: string): string {
		const processor = this.processors[turn % 2] ?? this.main;
		return url.replace(this.main.url, processor.url);
	}

	/** How many executions each worker has begun, by its own log. */
	begun(): number[] {
		return WORKERS.map((name) => {
			const log = readFileSync(logOf(this.folder, name), 'utf8');
			return log.split('Worker started execution').length - 1;
		});
	}

	/** Stops everything and starts it again on the same database and queue. */
	async restart(): Promise<void> {
		await this.stop();
		await this.main.restart();
		await Promise.all(this.others.map(async (each) => await each.restart()));
	}

	async stop(): Promise<void> {
		await Promise.all([this.main, ...this.others].map(async (each) => await each.stop()));
	}

	private get others(): readonly N8n[] {
		return [...this.workers, ...this.processors];
	}
}

/** One process as its service in the compose file is run. */
async function member({ keeper, folder, environment }: Place, name: string) {
	const home = join(folder, name);
	await installPackage(home);
	const n8n = await startN8n({
		home,
		run: runOf(name),
		logFile: logOf(folder, name),
		onStart: (pid) => keeper.endProcess(pid),
		env: {
			...environmentOf(name),
			...FOR_SPEED,
			...environment,
			QUEUE_HEALTH_CHECK_PORT: String(await freePort()),
		},
	});
	await n8n.ready;
	return n8n;
}

/** Hundreds of workflows are published here. */
const FOR_SPEED = { N8N_WORKFLOW_PUBLICATION_CONCURRENCY: '20' };

function runOf(name: string): StartOptions['run'] {
	const { command: args = [] } = serviceOf(name);
	const readyLine = READY_LINES[args[0] ?? ''];
	return readyLine === undefined ? undefined : { args, readyLine };
}

function environmentOf(name: string): Record<string, string> {
	const entries = Object.entries(serviceOf(name).environment);
	return Object.fromEntries(entries.filter(([variable]) => !REPLACED.includes(variable)));
}

function serviceOf(name: string) {
	const service = n8nServices().get(name);
	if (!service) throw new Error(`The compose file has no ${name}.`);
	return service;
}

function logOf(folder: string, name: string): string {
	return join(folder, `${name}.log`);
}
