import type { INodeProperties } from 'n8n-workflow';

const DOCS = 'https://github.com/n8n-nodes-fintech/n8n-nodes-fintech/blob/main/docs';

/** What a person must do or know at this place, and where the rest stands. */
export interface LinkedNotice {
	/** One short sentence each; steps in the order in which they are done. */
	lines: string[];
	/** What the linked page says besides, as the words of the link. */
	more: string;
	/** The page of the provider in `docs/`, with the heading, such as `acme.md#trigger`. */
	page: string;
}

/**
 * The notice on top of a trigger's form: at most three lines, and a link to everything else.
 *
 * @param when more than one notice: the name of this one, and the fields on which it depends
 */
export function noticeWithLink(
	{ lines, more, page }: LinkedNotice,
	when?: { name: string; show: Record<string, string[]> },
): INodeProperties {
	// n8n leaves no other tags than these in a notice.
	const items = [...lines, `<a href="${DOCS}/${page}" target="_blank">${more}</a>`];
	return {
		displayName: `<ul>${items.map((line) => `<li>${line}</li>`).join('')}</ul>`,
		name: when?.name ?? 'notice',
		type: 'notice',
		default: '',
		...(when ? { displayOptions: { show: when.show } } : {}),
	};
}
