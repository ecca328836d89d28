import { startSandbox } from './core/server.mts';

const DEFAULT_PORT = 4010;

/** Reads SANDBOX_PORT; 0 means any free port. */
function wantedPort(): number {
	const text = process.env.SANDBOX_PORT ?? String(DEFAULT_PORT);
	const port = Number(text);
	if (/^\d+$/.test(text) && port <= 65_535) return port;
	throw new Error(
		`SANDBOX_PORT is "${text}". Give a port number from 0 to 65535, for example SANDBOX_PORT=4020.`,
	);
}

function explained(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const { code, port } = error as NodeJS.ErrnoException & { port?: number };
	if (code === 'EADDRINUSE') {
		return `Port ${port} is already in use. Choose another one: SANDBOX_PORT=4020 npm run sandbox (0 takes any free port).`;
	}
	if (code === 'EACCES') {
		return `Port ${port} may not be used by this account. Choose one above 1023: SANDBOX_PORT=4020 npm run sandbox`;
	}
	return error.message;
}

async function main(): Promise<void> {
	const sandbox = await startSandbox({ port: wantedPort() });
	const links = sandbox.links.map(({ label, url }) => `  ${label.padEnd(18)}${url}`);
	console.log(
		`The sandbox is running. No real money moves here.\n\n${links.join('\n')}\n\nPress Ctrl-C to stop.`,
	);
	const stop = (): void => void sandbox.close().then(() => process.exit(0));
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
	console.error(explained(error));
	process.exitCode = 1;
});
