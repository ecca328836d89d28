/** What users start queue mode with, held against what it has to be. test/queue runs what the compose file says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { DEPLOY_FOLDER, ENV, composeFile, composeText, n8nServices } from '../queue/harness/compose.mts';
import { REPLACED } from '../queue/harness/queueMode.mts';
import { read } from './support/source.mts';

const PROCESSES = ['main', 'webhook-1', 'webhook-2', 'worker-1', 'worker-2'];

const file = (name: string): string => readFileSync(join(DEPLOY_FOLDER, name), 'utf8');
const compose = composeFile();
const n8n = n8nServices(compose);

/** The variables of .env.example with what stands behind them. */
const example = new Map(
	file('.env.example')
		.split('\n')
		.filter((line) => line !== '' && !line.startsWith('#'))
		.map((line): [string, string] => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
);

test('there are a main process, two workers and two webhook processors, with their database and queue', () => {
	expect([...n8n.keys()].sort()).toEqual(PROCESSES);
	expect(Object.fromEntries([...n8n].map(([name, { command }]) => [name, command]))).toEqual({
		main: ['start'],
		'worker-1': ['worker', '--concurrency=5'],
		'worker-2': ['worker', '--concurrency=5'],
		'webhook-1': ['webhook'],
		'webhook-2': ['webhook'],
	});
	expect(Object.keys(compose.services).sort()).toEqual([...PROCESSES, 'postgres', 'proxy', 'redis'].sort());
});

test('all processes run one image and one environment, so that none lacks the package, the key or the queue', () => {
	const [main] = [n8n.get('main')];
	for (const { build, image, environment } of n8n.values()) {
		expect([build, image, environment]).toEqual([main?.build, main?.image, main?.environment]);
	}
	expect(main?.environment).toMatchObject({
		EXECUTIONS_MODE: 'queue',
		N8N_ENCRYPTION_KEY: ENV.N8N_ENCRYPTION_KEY,
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: 'postgres',
		DB_POSTGRESDB_PASSWORD: ENV.POSTGRES_PASSWORD,
		QUEUE_BULL_REDIS_HOST: 'redis',
		QUEUE_BULL_REDIS_PASSWORD: ENV.REDIS_PASSWORD,
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		WEBHOOK_URL: 'https://n8n.example/',
		N8N_EDITOR_BASE_URL: 'https://n8n.example/',
	});
	expect(compose.services.postgres?.environment).toEqual({
		POSTGRES_USER: main?.environment.DB_POSTGRESDB_USER,
		POSTGRES_DB: main?.environment.DB_POSTGRESDB_DATABASE,
		POSTGRES_PASSWORD: main?.environment.DB_POSTGRESDB_PASSWORD,
	});
});

test('no volume lies over the folder of n8n, where it would hide the package of a newer image', () => {
	for (const { volumes } of n8n.values()) expect(volumes).toBeUndefined();
});

test('the image holds n8n in the version the tests run, and this package in its version', () => {
	const { version } = JSON.parse(read('package.json')) as { version: string };
	const { dependencies } = JSON.parse(read('playground/package.json')) as { dependencies: { n8n: string } };
	const dockerfile = file('Dockerfile');
	expect(dockerfile).toContain(`ARG N8N_IMAGE_VERSION=${dependencies.n8n}\n`);
	expect(dockerfile).toContain(`ARG FINTECH_PACKAGE=n8n-nodes-fintech@${version}\n`);
});

test('every image has a version', () => {
	const images = Object.values(compose.services).filter(({ build }) => build === undefined);
	for (const { image } of images) expect(image).toMatch(/:\d+\.\d+(\.\d+)?$/);
});

test('the queue writes each job to disk at once, and asks for the password', () => {
	const { command = [], volumes, environment } = compose.services.redis ?? {};
	const pairs = command.slice(1).map((word, index, words) => [word, words[index + 1]]);
	expect(pairs).toEqual(
		expect.arrayContaining([
			['--appendonly', 'yes'],
			['--appendfsync', 'always'],
			['--requirepass', ENV.REDIS_PASSWORD],
		]),
	);
	expect(environment?.REDISCLI_AUTH).toBe(ENV.REDIS_PASSWORD);
	expect(volumes).toEqual(['redis-data:/data']);
	expect(compose.services.postgres?.volumes).toEqual(['postgres-data:/var/lib/postgresql/data']);
	expect(Object.keys(compose.volumes)).toEqual(expect.arrayContaining(['postgres-data', 'redis-data']));
});

test('every service has a health check, and n8n waits for what it needs', () => {
	for (const { healthcheck } of Object.values(compose.services))
		expect(healthcheck.test.length).toBeGreaterThan(1);
	const waitsFor = (name: string) => Object.entries(n8n.get(name)?.depends_on ?? {});
	expect(waitsFor('main')).toEqual([
		['postgres', { condition: 'service_healthy' }],
		['redis', { condition: 'service_healthy' }],
	]);
	for (const name of PROCESSES.filter((one) => one !== 'main')) {
		expect(waitsFor(name)).toEqual([['main', { condition: 'service_healthy' }]]);
	}
});

test('only the proxy can be reached from outside', () => {
	const open = Object.entries(compose.services).filter(([, { ports }]) => ports !== undefined);
	expect(open.map(([name]) => name)).toEqual(['proxy']);
});

test('the proxy sends what starts workflows to the processors, and test addresses to main', () => {
	const [, production = ''] = /@production path (.*)/.exec(file('Caddyfile')) ?? [];
	expect(production.split(' ').sort()).toEqual([
		'/form-waiting/*',
		'/form/*',
		'/mcp/*',
		'/webhook-waiting/*',
		'/webhook/*',
	]);
	expect(file('Caddyfile')).toContain('reverse_proxy webhook-1:5678 webhook-2:5678');
	expect(file('Caddyfile')).toContain('reverse_proxy main:5678');
});

test('.env.example names every variable there is, and fills in none', () => {
	const used = new Set([...composeText().matchAll(/\$\{(\w+)/g)].map(([, name]) => name));
	expect([...example.keys()].sort()).toEqual([...used].sort());
	expect([...example.values()].filter((value) => value !== '')).toEqual([]);
	expect(Object.keys(ENV).sort()).toEqual([...used].sort());
});

test.each([...example.keys()])('without %s compose does not start, and says what to fill in', (name) => {
	expect(() => composeFile({ ...ENV, [name]: '' })).toThrow(`Fill in ${name} in .env`);
	expect(composeText()).not.toMatch(/\$\{\w+:?-/);
});

test('the tests of queue mode replace nothing of it but addresses and the time a stop takes', () => {
	expect(REPLACED).toEqual(['N8N_EDITOR_BASE_URL', 'WEBHOOK_URL', 'N8N_GRACEFUL_SHUTDOWN_TIMEOUT']);
});
