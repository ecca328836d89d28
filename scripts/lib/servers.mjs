/** The programs n8n's queue mode needs and npm does not bring. */
import { readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { isProgram } from './programs.mjs';

/** Debian keeps PostgreSQL's server out of PATH, in a folder for each version. */
function postgresFolders() {
	const debian = '/usr/lib/postgresql';
	try {
		const versions = readdirSync(debian).sort((a, b) => Number(b) - Number(a));
		return versions.map((version) => join(debian, version, 'bin'));
	} catch {
		return [];
	}
}

/**
 * Looks for redis-server and PostgreSQL.
 *
 * @returns environment variables for the tests
 * @throws when one is missing, with the sentence that says what to install
 */
export function findServers() {
	const path = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
	const redis = [...path, '/usr/sbin'].map((folder) => join(folder, 'redis-server')).find(isProgram);
	const postgres = [...postgresFolders(), ...path].find((folder) =>
		['initdb', 'postgres', 'psql'].every((name) => isProgram(join(folder, name))),
	);
	if (redis && postgres) return { FINTECH_REDIS_SERVER: redis, FINTECH_POSTGRES_BIN: postgres };
	const missing = [redis ? '' : 'redis-server', postgres ? '' : 'postgresql'].filter(Boolean).join(' ');
	throw new Error(
		`These tests need Redis and PostgreSQL, of which they start servers of their own; on Debian and Ubuntu install what is missing with: sudo apt-get update && sudo apt-get install -y ${missing}`,
	);
}
