import { triggerPanel } from '../../../../nodes/shared/form/triggerPanel';

test('says in each state of the workflow what to do, in the name of the service', () => {
	const { header, activationHint, executionsHelp } = triggerPanel('Acme', 'pay something');
	expect(header).toBe('Receive an event from Acme');
	expect(activationHint).toMatchObject({
		inactive: expect.stringMatching(
			/^Open Webhook URLs, copy the Test URL and give it to Acme\. Then click the button and pay something\.$/,
		),
		active: expect.stringContaining('Production URL'),
	});
	for (const help of Object.values(executionsHelp as Record<string, string>)) {
		expect(help).toContain('then click the button above and pay something.');
		expect(help).toContain('data-key="executions"');
	}
});
