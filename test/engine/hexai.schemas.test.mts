import { eventsAreAsShown, outputIsAsShown } from './behaviours/schemas.mts';
import { PollNode } from './harness/pollNode.mts';
import { CREDENTIAL, worldOf } from './harness/world.mts';
import { COLLECTION, createCollections, GET_MANY, GET_STATUS, hexai, PAYOUT } from './hexai.mts';

const world = worldOf(hexai);

const collection = async () => {
	await createCollections(world.baseUrl, ['ORDER-1']);
	return { key: 'ORDER-1' };
};

outputIsAsShown(world, 'HexAi', [
	{ parameters: { resource: 'account', operation: 'getBalance' } },
	{ parameters: { resource: 'account', operation: 'getEarningsChart' } },
	{ parameters: { resource: 'account', operation: 'getStats' } },
	{ parameters: COLLECTION, item: async () => ({ key: 'ORDER-1', amount: '100' }) },
	{ parameters: GET_STATUS, item: collection },
	{ parameters: PAYOUT, item: async () => ({ key: 'OUT-1', amount: '25.50' }) },
	{ parameters: GET_MANY, item: collection },
]);

eventsAreAsShown('HexAi', {
	webhook: async () => {
		const trigger = await world.trigger();
		await world.sandbox.forge('genuine', { reference: 'INV-001', amount: '500.00' });
		return trigger.started.flat();
	},
	poll: async () => {
		const trigger = new PollNode(world.engine, {
			type: 'hexAiPollTrigger',
			parameters: {},
			credential: { type: 'hexAiApi', id: CREDENTIAL },
		});
		await trigger.publish();
		await collection();
		return await trigger.poll();
	},
});
