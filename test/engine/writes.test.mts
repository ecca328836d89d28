/**
 * Every operation that changes something and moves no money, with n8n's own Retry On Fail, against a server that cuts
 * its answers and counts what reached it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { everything, parametersOf } from '../unit/support/contractInput.mts';
import type { ContractOperation, NodeClass } from '../unit/support/contracts.mts';
import { type Arrived, type Behaviour, FaultServer, httpAnswer } from './faults/faultServer.mts';
import { type FaultyProvider, PROVIDERS } from './faults/providers.mts';
import type { Outcome } from './harness/actionNode.mts';
import { Engine, freshId } from './harness/engine.mts';
import { repository } from './harness/n8n.mts';

jest.setTimeout(600_000);

let engine: Engine;

beforeAll(async () => {
	engine = await Engine.start();
});

afterAll(async () => await engine?.close());

const operationsOf = ({ contract }: FaultyProvider) =>
	(
		JSON.parse(readFileSync(join(repository, `test/contracts/${contract}.json`), 'utf8')) as {
			operations: ContractOperation[];
		}
	).operations;

const WRITES = PROVIDERS.flatMap((provider) =>
	operationsOf(provider)
		.filter(({ effect }) => effect === 'write')
		.map((operation) => ({
			provider,
			operation,
			title: `${provider.contract} ${operation.resource}.${operation.operation}`,
		})),
);

const FILE = {
	data: {
		data: Buffer.from('%PDF-1.4 a file').toString('base64'),
		mimeType: 'application/pdf',
		fileName: 'a.pdf',
	},
};

interface Trial {
	outcome: Outcome;
	/** What reached the server whole, without log-ins. */
	calls: number;
}

/** Runs the write over items, after a first one without a fault, which logs in where there is a login. */
async function trialOf(
	{ provider, operation }: (typeof WRITES)[number],
	{ items, behaviour, onError }: { items: number; behaviour: Behaviour; onError: boolean },
): Promise<Trial> {
	const { under } = provider;
	const server = new FaultServer(
		(request: Arrived) =>
			provider.login?.(request) ?? provider.accepted({ ...request, body: '{"client_reference":"x"}' }),
	);
	await server.open();
	const id = freshId('writes');
	engine.saveCredential(id, under.credential(`http://127.0.0.1:${server.port}${under.apiPath}`));
	const form = engine.loaded.nodeTypes.getByNameAndVersion(
		`${engine.loaded.name}.${under.node}`,
	) as NodeClass;
	const { resource, operation: name } = operation;
	const node = engine.action({
		type: under.node,
		parameters: { ...parametersOf(form, operation, everything(operation, 0)), resource, operation: name },
		credential: { type: under.credentialType, id },
		binary: FILE,
		retryOnFail: true,
		...(onError && { onError: 'continueRegularOutput' }),
	});
	const calls = () => server.arrived.filter((request) => !provider.login?.(request)).length;
	try {
		await node.run([{}]);
		const before = calls();
		server.behaviour = behaviour;
		const outcome = await node.run(Array.from({ length: items }, () => ({})));
		return { outcome, calls: calls() - before };
	} finally {
		await server.close();
	}
}

/** Reads the request, answers nothing and cuts the connection. */
const CUT: Behaviour = {
	onRequest: (_request, socket) => {
		socket.destroy();
		return true;
	},
};

const errorsOf = ({ json }: Outcome) =>
	json.map(({ error }) => (error as { outcome?: string } | undefined)?.outcome);

test('the table holds the writes of all providers', () => {
	const providers = new Set(WRITES.map(({ provider }) => provider.contract));
	expect([...providers].sort()).toEqual(['acquired-banking', 'fincode', 'fincore', 'hexai', 'hexcore']);
});

describe.each(WRITES)('$title', (write) => {
	test('a cut answer: each item goes out once, whatever Retry On Fail does', async () => {
		const { outcome, calls } = await trialOf(write, { items: 3, behaviour: CUT, onError: true });
		expect(errorsOf(outcome)).toEqual(['unknown', 'unknown', 'unknown']);
		expect(calls).toBe(3);
	});

	test('a cut answer stops the run, and Retry On Fail stops at it again', async () => {
		const { outcome, calls } = await trialOf(write, { items: 2, behaviour: CUT, onError: false });
		expect(outcome.error?.message).toContain('it may have been carried out');
		expect(calls).toBe(1);
	});

	test('a refusal is made again, and so comes out right when it was for a moment', async () => {
		let refusals = 0;
		const once: Behaviour = {
			onRequest: (_request, socket) => {
				if (refusals++ > 0) return false;
				socket.end(httpAnswer(422, '{"message":"Not like this"}'));
				return true;
			},
		};
		const { outcome, calls } = await trialOf(write, { items: 2, behaviour: once, onError: true });
		expect(errorsOf(outcome)).toEqual([undefined, undefined]);
		expect(calls).toBe(3);
	});
});
