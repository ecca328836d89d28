import { hosted } from '../../sandbox/core/host.mts';
import type { SimulatorFactory } from '../../sandbox/core/simulator.mts';
import { unfinished } from '../../sandbox/core/unfinished.mts';
import { simulatorFactories } from '../../sandbox/providers/index.mts';
import { harness } from './harness.mts';

/** The simulators, each with a call more that nobody has written yet. */
const withStub = simulatorFactories.map((create): SimulatorFactory => {
	return (bench) => {
		const simulator = create(bench);
		const api: typeof simulator.api = (app) => {
			simulator.api(app);
			unfinished(app, 'POST', '/not-written-yet/:id');
		};
		return { ...simulator, api };
	};
});

test('a call that is not written yet is answered 501, without a key and in the journal', async () => {
	const box = await harness(withStub);
	for (const create of withStub) {
		const { name, apiPrefix } = hosted(create).simulator;
		const { status } = await box.send('POST', `/${name}${apiPrefix}/not-written-yet/1`, {});
		expect([name, status]).toEqual([name, 501]);
		const { json } = await box.send<{ requests: unknown[] }>('GET', `/control/${name}/requests`);
		expect(json.requests).toMatchObject([{ status: 501 }]);
	}
	await box.close();
});
