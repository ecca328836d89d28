const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** Text that is HTML already and must not be escaped again. */
export class Markup {
	readonly text: string;

	constructor(text: string) {
		this.text = text;
	}
}

type Part = string | number | Markup | readonly Markup[];

/** HTML from a template; everything put into it is escaped unless it is HTML itself. */
export function html(pieces: TemplateStringsArray, ...parts: Part[]): Markup {
	const text = pieces.map((piece, index) => {
		const part = parts[index];
		return part === undefined ? piece : piece + textOf(part);
	});
	return new Markup(text.join(''));
}

/** A text as safe HTML. */
export function escaped(text: string): string {
	return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

function textOf(part: Part): string {
	if (part instanceof Markup) return part.text;
	if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
	return part.map((each) => each.text).join('');
}
