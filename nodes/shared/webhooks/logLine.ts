import type { FunctionsBase } from 'n8n-workflow';

/** A line for n8n's log that says whose it is: a node's name alone may stand in many workflows. */
export function logLine(functions: Pick<FunctionsBase, 'getWorkflow' | 'getNode'>, text: string): string {
	const { name, id } = functions.getWorkflow();
	return `Workflow ${name ? `${JSON.stringify(name)} ` : ''}(${id ?? 'not saved'}), ${functions.getNode().name}: ${text}`;
}
