/**
 * The playground: the sandbox, a real n8n with this package installed, and demo workflows.
 * Started by `npm start`; with --watch (`npm run dev`) it follows changes of the sources.
 */
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startSandbox } from '../sandbox/core/server.mts';
import { ensureDemo, OWNER } from './demo.mts';
import { HOST, isPortFree } from './environment.mts';
import { installPackage } from './install.mts';
import { startN8n, type N8n } from './n8n.mts';
import { stockSandbox } from './sandboxStock.mts';
import { N8nError } from './session.mts';
import { startStandInModel } from './standInModel.mts';
import { watchSources } from './watch.mts';
import { connectWebhooks } from './webhooks.mts';
import type { Workflow } from './workflow.mts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
/** Where n8n keeps its data, the package among them. */
const home = process.env.FINTECH_PLAYGROUND_HOME ?? join(root, '.playground');

/** Reads a port from the environment and makes sure that it can be used. */
async function choosePort(variable: string, standard: number, what: string): Promise<number> {
	const text = process.env[variable] ?? String(standard);
	const port = Number(text);
	if (!Number.isInteger(port) || port < 1 || port > 65_535) {
		throw new Error(
			`${variable} is "${text}". Give a port number from 1 to 65535, e.g. ${variable}=${standard + 10} npm start`,
		);
	}
	if (await isPortFree(port)) return port;
	throw new Error(
		`Port ${port}, wanted for ${what}, is in use. Stop the program that uses it, or choose another port:\n\n  ${variable}=${port + 10} npm start`,
	);
}

/** Where a person goes first, in plain lines. */
async function report(n8n: N8n, sandboxUrl: string, workflows: Map<string, Workflow>): Promise<void> {
	const link = async (id: string, node: string) => {
		const workflow = workflows.get(id);
		if (!workflow?.active) return '(publish the workflow in n8n first)';
		// A person may have renamed or replaced the node.
		return await n8n.client.webhookUrl(workflow, node).catch(() => `${n8n.url}/workflow/${id}`);
	};
	console.log(`
The playground is running.

  n8n                ${n8n.url}
  Login              ${OWNER.email}
  Password           ${OWNER.password}
  Sandbox            ${sandboxUrl}

  1. Pay             ${await link('demoCollectPayment', 'Payment form')}
                     fill in the form, click Pay on the checkout page
  2. Payment comes   ${n8n.url}/workflow/demoPaymentReceived/executions
  3. Payout run      ${await link('demoPayoutRun', 'Payroll form')}
                     pays four lines, one of them entered twice; do it again for the same month and nobody is paid twice

  More               ${n8n.url}/home/workflows
                     the examples of workflows/, ready to run in the sandbox

Everything is kept in ${relative(root, home)}/ (delete it to start over). Ctrl-C stops n8n and the sandbox.
`);
}

/** Reinstalls the package after a change and lets n8n load it; sources that don't build change nothing. */
async function reload(n8n: N8n): Promise<void> {
	const start = Date.now();
	console.log('Sources changed: building …');
	try {
		await installPackage(home);
	} catch {
		console.error('That did not build; n8n goes on with the version before.');
		return;
	}
	await n8n.restart();
	console.log(
		`n8n runs the new version (${((Date.now() - start) / 1000).toFixed(1)} s). Reload the editor's page.`,
	);
}

async function start(): Promise<void> {
	const sandboxPort = await choosePort('SANDBOX_PORT', 4010, 'the sandbox');
	const n8nPort = await choosePort('N8N_PORT', 5678, 'n8n');
	if (sandboxPort === n8nPort) throw new Error(`N8N_PORT and SANDBOX_PORT are both ${n8nPort}: choose two.`);
	console.log('Starting n8n and the sandbox …');
	const sandbox = await startSandbox({
		port: sandboxPort,
		host: HOST,
		n8nUrl: `http://${HOST}:${n8nPort}`,
	});
	const model = await startStandInModel();
	const n8n = await startN8n({ home, port: n8nPort }).catch(async (error: unknown) => {
		await Promise.all([sandbox.close(), model.close()]);
		return await Promise.reject(error);
	});

	let stopping = false;
	const stop = async () => {
		if (stopping) return;
		stopping = true;
		console.log('\nStopping …');
		await Promise.all([n8n.stop(), sandbox.close(), model.close()]);
		process.exit();
	};
	// SIGHUP comes when the terminal is closed.
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());

	const places = { sandboxUrl: sandbox.url, modelUrl: model.url };
	try {
		await n8n.ready;
		const workflows = await ensureDemo(n8n.client, places).catch(async (error: unknown) => {
			if (!(error instanceof N8nError && error.status === 401)) return await Promise.reject(error);
			console.log(
				`The password of ${OWNER.email} was changed in n8n, so its demo workflows and credentials stay as they are.`,
			);
			return new Map<string, Workflow>();
		});
		await stockSandbox(sandbox.url);
		await connectWebhooks(n8n.client, sandbox.url, workflows.values());
		await report(n8n, sandbox.url, workflows);
	} catch (error) {
		// Ctrl-C during the start ends n8n too, and is no failure.
		if (stopping) return;
		process.exitCode = 1;
		console.error(error instanceof Error ? error.message : error);
		await stop();
	}
	if (process.argv.includes('--watch')) {
		console.log('Watching nodes/, credentials/ and icons/ for changes.');
		watchSources(root, ['nodes', 'credentials', 'icons'], async () => {
			// Ctrl-C while n8n starts again ends it, and is no failure.
			await reload(n8n).catch((error: Error) => stopping || console.error(error.message));
		});
	}
}

start().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
