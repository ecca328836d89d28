/** A Redis of our own that keeps on disk what it has accepted. */
import { mkdirSync } from 'node:fs';
import { freePort, HOST } from '../../../playground/environment.mts';
import { end, launch, type RunningProgram } from '../../../playground/program.mts';
import { composeFile } from './compose.mts';
import type { Keeper } from './keeper.mts';
import { servers } from './servers.mts';

export class Redis {
	/** What n8n is told of it. */
	readonly environment: Record<string, string>;
	private readonly begin: () => RunningProgram;
	private program: RunningProgram;

	private constructor(begin: () => RunningProgram, port: number) {
		this.begin = begin;
		this.program = begin();
		this.environment = { QUEUE_BULL_REDIS_HOST: HOST, QUEUE_BULL_REDIS_PORT: String(port) };
	}

	static async start(keeper: Keeper, folder: string, logFile: string): Promise<Redis> {
		const port = await freePort();
		mkdirSync(folder);
		const where = ['--port', String(port), '--bind', HOST, '--dir', folder];
		const redis = new Redis(() => {
			const program = launch({
				name: 'Redis',
				command: servers().redisServer,
				args: [...where, ...(composeFile().services.redis?.command?.slice(1) ?? [])],
				cwd: folder,
				env: process.env,
				logFile,
				readyLine: 'Ready to accept connections',
			});
			if (program.child.pid !== undefined) keeper.endProcess(program.child.pid);
			return program;
		}, port);
		await redis.program.ready;
		return redis;
	}

	async restart(): Promise<void> {
		await this.stop();
		this.program = this.begin();
		await this.program.ready;
	}

	async stop(): Promise<void> {
		await end(this.program.child);
	}
}
