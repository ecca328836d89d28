import type { IDataObject } from 'n8n-workflow';

/** What n8n shows of an error below its message. */
interface Described {
	description?: string | null;
	context: IDataObject;
}

/**
 * Describes an error in lines. The description is plain text, for logs, items and error workflows. The editor takes it
 * for HTML, where lines run into one another, but prefers a template when there is one: that holds the same lines as HTML.
 *
 * @param texts of one line or several; empty ones are left out
 */
export function describeInLines<E extends Described>(
	error: E,
	...texts: Array<string | null | undefined>
): E {
	const description = texts.filter((text) => text).join('\n');
	error.description = description;
	error.context.descriptionTemplate = asHtml(description);
	return error;
}

function asHtml(text: string): string {
	const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\n': '<br>' };
	return text.replace(/[&<>\n]/g, (sign) => signs[sign] ?? sign);
}
