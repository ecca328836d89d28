import type { TriggerPanelDefinition } from 'n8n-workflow';

const EXECUTIONS = '<a data-key="executions">executions list</a>';

/**
 * What n8n shows beside the form of a webhook trigger before a person listens. While they do, it shows words of its
 * own and locks the form, so the address must be copied before.
 *
 * @param service as people call it
 * @param cause how an event comes about, as the end of a sentence
 */
export function triggerPanel(service: string, cause: string): TriggerPanelDefinition {
	const test = `<b>To try it</b>, open Webhook URLs, copy the Test URL and give it to ${service}; then click the button above and ${cause}. What comes shows up in this editor; the Test URL takes one event a click.`;
	return {
		header: `Receive an event from ${service}`,
		executionsHelp: {
			inactive: `${test}<br /><br /><b>To have it run by itself</b>, publish the workflow and give ${service} the Production URL. These runs are in the ${EXECUTIONS}, not here.`,
			active: `${test}<br /><br /><b>It runs by itself</b>, because the workflow is published: what comes to the Production URL starts it. These runs are in the ${EXECUTIONS}, not here.`,
		},
		activationHint: {
			inactive: `Open Webhook URLs, copy the Test URL and give it to ${service}. Then click the button and ${cause}.`,
			active: `Published: events that ${service} sends to the Production URL start the workflow by themselves, and are in the ${EXECUTIONS}.`,
		},
	};
}
