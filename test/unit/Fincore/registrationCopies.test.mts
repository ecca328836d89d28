import { FakeTrigger, listed, registered, TOKEN_URL, type Given } from './fakeTrigger.mts';

const OTHER_URL = 'https://n8n.example/webhook/other/webhook';

/** Static data travel with a workflow that is copied, imported, or cloned with the whole of n8n. */
describe("another's webhook is left alone", () => {
	const ofAnother = 'it belongs to another trigger, and this one is a copy of it';
	const elsewhere = 'it is for another address than the one this trigger has now';
	const copies: Array<[string, Given, string]> = [
		['the workflow is a copy', { workflowId: 'copy' }, ofAnother],
		['the workflow is a copy with an address of its own', { workflowId: 'copy', url: OTHER_URL }, ofAnother],
		['the node is a copy', { nodeId: 'copy' }, ofAnother],
		['n8n has moved or was cloned', { url: OTHER_URL.replace('n8n.', 'new.') }, elsewhere],
		['the trigger has another address', { url: OTHER_URL }, elsewhere],
		['it moved and its token was changed', { url: OTHER_URL, secret: 'another-token' }, elsewhere],
	];

	test.each(copies)('when %s, at check and at removal', async (_what, given, reason) => {
		for (const step of ['check', 'remove'] as const) {
			const trigger = new FakeTrigger({ staticData: await registered(), ...given });
			expect(await trigger[step]()).toBe(step === 'remove');
			expect(trigger.calls).toEqual([]);
			expect(trigger.memory).not.toHaveProperty('registration');
			expect(trigger.log).toEqual([
				`Workflow (${given.workflowId ?? 'workflow-of-the-test'}), Pay: left the webhook wh_1 where it was registered, because ${reason}. When nobody needs it any more, remove it by hand in the account it was registered in.`,
			]);
		}
	});

	test.each(copies)('when %s, and one of its own is made and removed', async (_what, given) => {
		const staticData = await registered();
		await new FakeTrigger({ ...given, staticData }).check();
		const answers = [
			listed({ id: 'wh_1', url: TOKEN_URL }),
			{ status: 201, body: { data: { id: 'wh_2' } } },
			{ status: 204, body: '' },
		];
		const trigger = new FakeTrigger({ ...given, staticData, answers });
		await trigger.create();
		await trigger.remove();
		expect(trigger.calls).toEqual([
			'GET /webhooks',
			'POST /webhooks',
			'GET /webhooks',
			'DELETE /webhooks/wh_2',
		]);
	});

	test('a set-up by hand does not remove it either', async () => {
		const parameters = { registration: 'manual' };
		const trigger = new FakeTrigger({ staticData: await registered(), workflowId: 'copy', parameters });
		await trigger.remove();
		expect(trigger.calls).toEqual([]);
	});

	test('the original still knows its own', async () => {
		const staticData = await registered();
		await new FakeTrigger({ staticData: structuredClone(staticData), workflowId: 'copy' }).check();
		const trigger = new FakeTrigger({ staticData, answers: [listed({ id: 'wh_1', url: TOKEN_URL })] });
		expect(await trigger.check()).toBe(true);
		expect(trigger.log).toEqual([]);
	});
});
