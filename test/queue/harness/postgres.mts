/** A PostgreSQL of our own: its data in a folder of its own, nothing of the system's server is touched. */
import { execFile, execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort, HOST } from '../../../playground/environment.mts';
import { end, launch, type RunningProgram } from '../../../playground/program.mts';
import type { Keeper } from './keeper.mts';
import { servers } from './servers.mts';

const run = promisify(execFile);
const USER = 'n8n';
const DATABASE = 'postgres';

/** PostgreSQL refuses to run as root: then it runs as the user its package has made. */
function unprivileged(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const id = (what: string) => Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }));
	return { uid: id('-u'), gid: id('-g') };
}

export class Postgres {
	/** What n8n is told of it. */
	readonly environment: Record<string, string>;
	private readonly program: RunningProgram;
	private readonly port: number;

	private constructor(program: RunningProgram, port: number) {
		this.program = program;
		this.port = port;
		this.environment = {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: HOST,
			DB_POSTGRESDB_PORT: String(port),
			DB_POSTGRESDB_DATABASE: DATABASE,
			DB_POSTGRESDB_USER: USER,
			DB_POSTGRESDB_PASSWORD: 'unused',
		};
	}

	static async start(keeper: Keeper, logFile: string): Promise<Postgres> {
		const { postgresBin } = servers();
		const user = unprivileged();
		// A folder nobody else's folder encloses, as its user could not get through one of root's.
		const folder = mkdtempSync(join(tmpdir(), 'fintech-postgres-'));
		keeper.removeFolder(folder);
		if (user) chownSync(folder, user.uid, user.gid);
		const as = { cwd: folder, ...user };
		const data = join(folder, 'data');
		const make = ['-D', data, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
		await run(join(postgresBin, 'initdb'), make, as);
		const port = await freePort();
		const program = launch({
			name: 'PostgreSQL',
			command: join(postgresBin, 'postgres'),
			// No socket file: its path could be too long, and the port is enough.
			args: ['-D', data, '-h', HOST, '-p', String(port), '-c', 'unix_socket_directories=', '-F'],
			cwd: folder,
			env: process.env,
			logFile,
			readyLine: 'database system is ready to accept connections',
			user,
		});
		if (program.child.pid !== undefined) keeper.endProcess(program.child.pid);
		await program.ready;
		return new Postgres(program, port);
	}

	/** The rows of a query for one column. */
	async column(sql: string): Promise<string[]> {
		const where = ['-h', HOST, '-p', String(this.port), '-U', USER, '-d', DATABASE];
		const psql = join(servers().postgresBin, 'psql');
		const { stdout } = await run(psql, [...where, '-AtX', '-c', sql], { maxBuffer: 64 * 1024 * 1024 });
		return stdout.split('\n').filter(Boolean);
	}

	async stop(): Promise<void> {
		await end(this.program.child);
	}
}
