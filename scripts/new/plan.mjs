import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Files to be made and changed: nothing is written before everything is known to fit. */
export class Plan {
	#root;
	#made = new Map();
	#changed = new Map();

	/** @param root folder the paths start from */
	constructor(root) {
		this.#root = root;
	}

	get made() {
		return [...this.#made.keys()].sort();
	}

	get changed() {
		return [...this.#changed.keys()].sort();
	}

	get paths() {
		return [...this.made, ...this.changed];
	}

	/** @throws Error when there is such a file */
	make(path, text) {
		if (existsSync(join(this.#root, path))) throw new Error(`${path} is there already.`);
		this.#made.set(path, text);
	}

	/** @param edit gives the new text for the old; throws when the text is not as it expects */
	change(path, edit) {
		const before = this.#changed.get(path) ?? readFileSync(join(this.#root, path), 'utf8');
		this.#changed.set(path, edit(before));
	}

	write() {
		for (const [path, text] of [...this.#made, ...this.#changed]) {
			mkdirSync(dirname(join(this.#root, path)), { recursive: true });
			writeFileSync(join(this.#root, path), text);
		}
	}
}
