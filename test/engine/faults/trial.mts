/** One transfer against one fault: two runs of the same saved node, and what reached the server in each. */
import { shown } from '../harness/world.mts';
import { freshId, type Engine } from '../harness/engine.mts';
import type { Outcome as RunOutcome } from '../harness/actionNode.mts';
import { type Arrived, FaultServer } from './faultServer.mts';
import type { Fault } from './faults.mts';
import { type FaultyProvider, type FaultyTransfer, ITEM } from './providers.mts';

export interface Trial {
	provider: FaultyProvider;
	fault: Fault;
	transfer: FaultyTransfer;
}

/** What was seen, as plain values. */
export interface Observed {
	/** Name of the contract. */
	provider: string;
	transfer: string;
	fault: string;
	/** `outcome` of the error item. */
	outcome: unknown;
	/** Calls of the transfer that reached the server whole, in the first run. */
	calls: number;
	/** Connections of the transfer in that run; undefined where it could make none. */
	connections: number | undefined;
	/** Whether the error tells the person that the key stays locked. */
	saysLocked: boolean;
	secondRun: 'paid' | 'used before' | 'failed again';
	secondCalls: number;
	/** Calls to where a redirect led. */
	elsewhere: number;
}

const AMOUNT = '25.00';

/** A host with a part that is too long for a name: it can't be found, and nobody is asked for it. */
const NOWHERE = `https://${'n'.repeat(64)}.example`;

const speaksHttp = ({ address }: Fault) => address !== 'nowhere' && address !== 'https';

function addressOf({ address }: Fault, port: number): string {
	if (address === 'nowhere') return NOWHERE;
	return `${address === 'https' ? 'https' : 'http'}://127.0.0.1:${port}`;
}

/** Makes the trial. */
export async function trialOf(engine: Engine, { provider, fault, transfer }: Trial): Promise<Observed> {
	const { under } = provider;
	const answer = (request: Arrived) => provider.login?.(request) ?? provider.accepted(request);
	const server = new FaultServer(answer);
	await server.open();
	const id = freshId('faulty');
	engine.saveCredential(id, under.credential(addressOf(fault, server.port) + under.apiPath));
	const node = engine.action({
		type: under.node,
		parameters: { ...transfer.parameters, options: { askProvider: false, ...fault.options } },
		credential: { type: under.credentialType, id },
		onError: 'continueRegularOutput',
	});
	const run = async (key: string) => await node.run([{ ...ITEM, key, amount: AMOUNT }]);
	const connections = () => server.connections - (server.arrived.length - calls());
	const calls = () => server.arrived.filter((request) => !provider.login?.(request)).length;
	try {
		// So that a fault of the connection meets the transfer, and not the login before it.
		if (provider.login && speaksHttp(fault)) await run('before');
		const before = { calls: calls(), connections: connections() };
		server.behaviour = fault.behaviour?.(provider) ?? {};
		if (fault.address === 'closed port') await server.close();
		const first = await run('key');
		const afterFirst = { calls: calls(), connections: connections() };
		if (fault.address === 'closed port') await server.open();
		if (fault.address !== 'https') server.behaviour = {};
		const second = await run('key');
		return {
			provider: provider.contract,
			transfer: transfer.title,
			fault: fault.title,
			outcome: errorOf(first)?.outcome ?? shown(first).message ?? first.json,
			calls: afterFirst.calls - before.calls,
			connections: fault.address ? undefined : afterFirst.connections - before.connections,
			saysLocked: JSON.stringify(errorOf(first)).includes('stays locked'),
			secondRun: endOf(second),
			secondCalls: calls() - afterFirst.calls,
			elsewhere: server.arrived.filter(({ path }) => path === '/elsewhere').length,
		};
	} finally {
		await server.close();
	}
}

function errorOf({ json }: RunOutcome): Record<string, unknown> | undefined {
	return json[0]?.error as Record<string, unknown> | undefined;
}

function endOf(run: RunOutcome): Observed['secondRun'] {
	const error = errorOf(run);
	if (error === undefined && run.json.length === 1) return 'paid';
	return String(error?.message).includes('was used before') ? 'used before' : 'failed again';
}
