import type { TriggerPanelDefinition } from 'n8n-workflow';

const EXECUTIONS = '<a data-key="executions">executions list</a>';

/**
 * What n8n shows beside the form of a webhook trigger before the first event.
 *
 * @param service as people call it
 * @param cause how an event comes about, as the end of a sentence
 */
export function triggerPanel(service: string, cause: string): TriggerPanelDefinition {
	const test = `<b>To try it</b>, click the button above, give ${service} the Test URL, and ${cause}. What comes shows up in this editor; the Test URL takes one event a click.`;
	return {
		header: `Receive an event from ${service}`,
		executionsHelp: {
			inactive: `${test}<br /><br /><b>To have it run by itself</b>, publish the workflow and give ${service} the Production URL. These runs are in the ${EXECUTIONS}, not here.`,
			active: `${test}<br /><br /><b>It runs by itself</b>, because the workflow is published: what comes to the Production URL starts it. These runs are in the ${EXECUTIONS}, not here.`,
		},
		activationHint: {
			inactive: `Give ${service} the Test URL, click the button, and ${cause}. Once the workflow is published, events come to the Production URL by themselves.`,
			active: `Published: events that ${service} sends to the Production URL start the workflow by themselves, and are in the ${EXECUTIONS}.`,
		},
	};
}
