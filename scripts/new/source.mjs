/** Small changes to source text. Each finds its place by what stands there, and throws when it is not there. */

const STATEMENT = /^import [^;]*? from '([^']+)';\n/gm;

function insert(text, at, addition) {
	return text.slice(0, at) + addition + text.slice(at);
}

function missing(what, path) {
	return new Error(`${path} holds no ${what}, so it can't be changed by this command. Change it by hand.`);
}

/** Adds an import in the order of names among those of the same folder; without any, before the own folder's. */
export function addImport(text, line, path) {
	const from = /from '([^']+)'/.exec(line)[1];
	const folder = from.slice(0, from.lastIndexOf('/') + 1);
	const all = [...text.matchAll(STATEMENT)];
	const same = all.filter(([, name]) => name.slice(0, name.lastIndexOf('/') + 1) === folder);
	const own = all.find(([, name]) => name.startsWith('./'));
	const next = same.length > 0 ? same.find(([, name]) => name > from) : own;
	if (next) return insert(text, next.index, `${line}\n`);
	const last = same.at(-1) ?? all.at(-1);
	if (!last) throw missing('import', path);
	return insert(text, last.index + last[0].length, `${line}\n`);
}

/**
 * Adds an entry to the end of a list. Never to its front: the first entry is what the form holds when nothing is
 * chosen, and n8n does not save what a form holds by itself.
 *
 * @param opening what stands before the `[`, as a pattern
 */
export function addToList(text, opening, entry, path) {
	// In one line, or closed by a bracket that begins a line: others may stand in texts.
	const found = new RegExp(`${opening}\\[([^\\]\\n]*|\\n[\\s\\S]*?\\n\\t*)\\]`).exec(text);
	if (!found) throw missing(`list like ${opening.replaceAll('\\', '')}[…]`, path);
	const inside = found[1].trimEnd();
	const separator = inside === '' || inside.endsWith(',') ? '' : ',';
	const end = found.index + found[0].length - 1;
	const head = text.slice(0, end - (found[1].length - inside.length));
	return `${head}${separator} ${entry}${text.slice(end)}`;
}

/** Adds lines to the end of a function that stands at the left edge. */
export function addToFunction(text, name, lines, path) {
	const start = text.indexOf(`export function ${name}(`);
	const end = start < 0 ? -1 : text.indexOf('\n}\n', start);
	if (end < 0) throw missing(`function ${name}`, path);
	return insert(text, end + 1, lines);
}
