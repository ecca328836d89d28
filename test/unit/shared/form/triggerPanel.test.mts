import { triggerPanel } from '../../../../nodes/shared/form/triggerPanel';

test('says in each state of the workflow what to do, in the name of the service', () => {
	const { header, activationHint, executionsHelp } = triggerPanel('Acme', 'pay something');
	expect(header).toBe('Receive an event from Acme');
	expect(activationHint).toMatchObject({
		inactive: expect.stringMatching(/^Give Acme the Test URL, click the button, and pay something\./),
		active: expect.stringContaining('Production URL'),
	});
	for (const help of Object.values(executionsHelp as Record<string, string>)) {
		expect(help).toContain('give Acme the Test URL, and pay something.');
		expect(help).toContain('data-key="executions"');
	}
});
