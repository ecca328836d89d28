/** The environment a local n8n runs in: loopback only, nothing phoned home, every execution kept. */
import { createServer } from 'node:net';

export const HOST = '127.0.0.1';

/** Resolves to false when something already listens on the port. */
export function isPortFree(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const probe = createServer();
		probe.once('error', () => resolve(false));
		probe.listen(port, HOST, () => probe.close(() => resolve(true)));
	});
}

/** A port nobody uses at the moment. */
export function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once('error', reject);
		probe.listen(0, HOST, () => {
			const address = probe.address();
			const port = typeof address === 'object' && address ? address.port : 0;
			probe.close(() => resolve(port));
		});
	});
}

/** Settings of whoever starts us that would turn n8n into another n8n (another database, jest's NODE_ENV). */
const NOT_INHERITED =
	/^(N8N_|DB_|EXECUTIONS_|QUEUE_|CREDENTIALS_|WEBHOOK_|NODES_|JEST_|npm_|NODE_ENV$|NODE_OPTIONS$)/;

function inherited(): Record<string, string> {
	const entries = Object.entries(process.env).filter(
		(entry): entry is [string, string] => entry[1] !== undefined && !NOT_INHERITED.test(entry[0]),
	);
	return Object.fromEntries(entries);
}

export interface Instance {
	home: string;
	port: number;
	brokerPort: number;
	env: Record<string, string>;
}

/** The whole environment of one n8n process; `env` of the instance has the last word. */
export function n8nEnvironment({ home, port, brokerPort, env }: Instance): Record<string, string> {
	const url = `http://${HOST}:${port}`;
	return {
		...inherited(),
		// A proxy for the outside world must not swallow calls to the sandbox.
		NO_PROXY: [process.env.NO_PROXY, HOST, 'localhost'].filter(Boolean).join(','),
		NODE_ENV: 'production',

		N8N_USER_FOLDER: home,
		DB_TYPE: 'sqlite',
		N8N_LISTEN_ADDRESS: HOST,
		N8N_HOST: HOST,
		N8N_PORT: String(port),
		N8N_EDITOR_BASE_URL: url,
		WEBHOOK_URL: url,
		N8N_SECURE_COOKIE: 'false',
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '5',

		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		// n8n 3 is to load packages it has not verified only where this is set.
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',

		EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'all',
		EXECUTIONS_DATA_SAVE_ON_ERROR: 'all',
		EXECUTIONS_DATA_SAVE_MANUAL_EXECUTIONS: 'true',
		EXECUTIONS_DATA_PRUNE: 'false',

		// startN8n reads from the log when n8n is ready; a level above info would hide that line.
		N8N_LOG_LEVEL: 'info',
		...env,
	};
}
