/** The compose file users start queue mode with: what it says of each process is what these tests run. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export const DEPLOY_FOLDER = join(import.meta.dirname, '../../../deploy/queue-mode');

export interface Service {
	build?: string;
	image: string;
	command?: string[];
	environment: Record<string, string>;
	depends_on?: Record<string, { condition: string }>;
	healthcheck: { test: string[] };
	volumes?: string[];
	ports?: string[];
}

export interface ComposeFile {
	services: Record<string, Service>;
	volumes: Record<string, null>;
}

/** What a test has in place of an .env file; addresses lead nowhere. */
export const ENV: Readonly<Record<string, string>> = {
	N8N_DOMAIN: 'n8n.example',
	N8N_ENCRYPTION_KEY: 'one key for all processes',
	POSTGRES_PASSWORD: 'of-postgres',
	REDIS_PASSWORD: 'of-redis',
	GENERIC_TIMEZONE: 'UTC',
};

/** The file with the variables of .env still in it. */
export function composeText(): string {
	return readFileSync(join(DEPLOY_FOLDER, 'compose.yml'), 'utf8');
}

/** The file as compose reads it with these variables. */
export function composeFile(env: Readonly<Record<string, string>> = ENV): ComposeFile {
	const fill = (_key: unknown, value: unknown) => (typeof value === 'string' ? filledIn(value, env) : value);
	return parse(composeText(), fill, { merge: true }) as ComposeFile;
}

/** The processes of n8n, by the names of their services. */
export function n8nServices({ services }: ComposeFile = composeFile()): Map<string, Service> {
	return new Map(Object.entries(services).filter(([, { build }]) => build !== undefined));
}

/** Compose's `${NAME}` and `${NAME:?what to do}`. */
function filledIn(text: string, env: Readonly<Record<string, string>>): string {
	return text.replace(/\$\{(\w+)(?::\?([^}]*))?\}/g, (_all, name: string, advice?: string) => {
		const value = env[name];
		if (value) return value;
		throw new Error(advice ?? `There is no ${name}.`);
	});
}
