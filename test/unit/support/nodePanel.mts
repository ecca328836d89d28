/**
 * What the node panel of n8n's editor lists and finds, as n8n 2.41 does it:
 * packages/frontend/@n8n/utils (search/sublimeSearch.ts) and packages/frontend/editor-ui
 * (useActionsGeneration.ts, nodeCreator.utils.ts) of https://github.com/n8n-io/n8n.
 */
import { basename } from 'node:path';
import { join } from 'node:path';
import type { INodeType } from 'n8n-workflow';
import { filesUnder, read, root } from './source.mts';

/** One line of the panel. */
export interface PanelEntry {
	name: string;
	displayName: string;
	description: string;
	alias: string[];
}

interface Listed extends PanelEntry {
	isTrigger: boolean;
}

async function listed(path: string): Promise<Listed> {
	const name = basename(path, '.node.ts');
	const module = (await import(join(root, path))) as Record<string, new () => INodeType>;
	const Class = module[name];
	if (!Class) throw new Error(`${path} exports no ${name}`);
	const { description } = new Class();
	const { alias } = JSON.parse(read(path.replace(/\.ts$/, '.json'))) as { alias: string[] };
	return {
		name: description.name,
		displayName: description.displayName,
		description: description.description,
		alias,
		isTrigger: description.group.includes('trigger'),
	};
}

const files = filesUnder('nodes').filter((path) => path.endsWith('.node.ts'));

/** The triggers, as they would be found were they lines of their own. */
export async function triggerEntries(): Promise<PanelEntry[]> {
	return (await Promise.all(files.map(listed))).filter(({ isTrigger }) => isTrigger);
}

/** A trigger of an action node's name is no line of its own: it lends that line its description. */
export async function panelEntries(): Promise<PanelEntry[]> {
	const all = await Promise.all(files.map(listed));
	const lines = all.filter(({ isTrigger }) => !isTrigger);
	for (const trigger of all.filter(({ isTrigger }) => isTrigger)) {
		const action = lines.find(({ name }) => name === trigger.name.replace('Trigger', ''));
		if (action) action.description = trigger.description;
		else lines.push(trigger);
	}
	return lines;
}

/** Names of the lines that stay when a person types this, in alphabetical order. */
export function found(entries: readonly PanelEntry[], typed: string): string[] {
	const pattern = withoutTrigger(typed).toLowerCase();
	return entries
		.filter(({ displayName, alias }) => [displayName, ...alias].some((text) => isIn(pattern, text)))
		.map(({ name }) => name)
		.sort();
}

/** The letters in this order, with anything between them; how well they fit decides the order only. */
function isIn(pattern: string, text: string): boolean {
	let at = 0;
	for (const letter of text.toLowerCase()) if (letter === pattern[at]) at++;
	return pattern !== '' && at === pattern.length;
}

/** The beginning of "trigger" as the last word is left out. */
function withoutTrigger(typed: string): string {
	const words = typed.split(' ');
	const last = words.at(-1)?.toLowerCase() ?? '';
	return words.length > 1 && 'trigger'.startsWith(last) ? words.slice(0, -1).join(' ').trimEnd() : typed;
}
