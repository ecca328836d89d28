/** n8n in queue mode as a user runs it: a main process, two workers, two webhook processors, each with the package. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installPackage } from '../../../playground/install.mts';
import { freePort } from '../../../playground/environment.mts';
import { startN8n, type N8n, type StartOptions } from '../../../playground/n8n.mts';
import type { Keeper } from './keeper.mts';

const WORKERS = ['worker-1', 'worker-2'] as const;

const WORKER = { args: ['worker', '--concurrency=5'], readyLine: 'n8n worker is now ready' };
const PROCESSOR = { args: ['webhook'], readyLine: 'Webhook listener waiting for requests' };

/** What all processes of one n8n have in common: they share the key of the credentials, the database and the queue. */
const SHARED = {
	EXECUTIONS_MODE: 'queue',
	N8N_ENCRYPTION_KEY: 'one key for all processes',
	QUEUE_HEALTH_CHECK_ACTIVE: 'true',
	N8N_WORKFLOW_PUBLICATION_CONCURRENCY: '20',
};

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
			member(place, WORKERS[0], WORKER),
			member(place, WORKERS[1], WORKER),
			member(place, 'webhook-1', PROCESSOR),
			member(place, 'webhook-2', PROCESSOR),
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

async function member({ keeper, folder, environment }: Place, name: string, run?: StartOptions['run']) {
	const home = join(folder, name);
	await installPackage(home);
	const n8n = await startN8n({
		home,
		run,
		logFile: logOf(folder, name),
		onStart: (pid) => keeper.endProcess(pid),
		env: { ...SHARED, ...environment, QUEUE_HEALTH_CHECK_PORT: String(await freePort()) },
	});
	await n8n.ready;
	return n8n;
}

function logOf(folder: string, name: string): string {
	return join(folder, `${name}.log`);
}
