/** Looks for secrets in all n8n keeps and says. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { formsOf } from '../../unit/support/secretForms.mts';

/** A place and the form of a secret that was found there. */
export interface Leak {
	place: string;
	secret: string;
	form: string;
	around: string;
}

// What is shorter occurs by chance.
const MIN_LENGTH = 8;

/** Traces of a secret by the name of their form, in small letters. */
function tracesOf(secret: string): Array<[form: string, trace: string]> {
	const forms = Object.entries(formsOf(secret));
	const inBase64 = [0, 1, 2].flatMap((before) =>
		(['base64', 'base64url'] as const).map((alphabet): [string, string] => {
			const text = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]).toString(alphabet);
			return [
				`${alphabet} behind ${before}`,
				text.slice(2 * before, Math.floor(((secret.length + before) * 4) / 3)),
			];
		}),
	);
	const inJson = forms.map(([name, form]): [string, string] => [
		`${name}, stored as JSON`,
		JSON.stringify(form).slice(1, -1),
	]);
	return [...forms, ...inBase64, ...inJson]
		.filter(([, form]) => form.length >= MIN_LENGTH)
		.map(([name, form]): [string, string] => [name, form.toLowerCase()])
		.filter(([, trace], index, all) => all.findIndex(([, other]) => other === trace) === index);
}

export class LeakDetector {
	private readonly traces: Array<{ name: string; form: string; trace: string }>;

	/** @param secrets by the names they shall have in a report */
	constructor(secrets: Record<string, string>) {
		this.traces = Object.entries(secrets).flatMap(([name, secret]) =>
			tracesOf(secret).map(([form, trace]) => ({ name, form, trace })),
		);
	}

	in(place: string, text: string): Leak[] {
		const lower = text.toLowerCase();
		return this.traces.flatMap(({ name, form, trace }) => {
			const at = lower.indexOf(trace);
			if (at < 0) return [];
			return [{ place, secret: name, form, around: text.slice(Math.max(0, at - 60), at + 60) }];
		});
	}

	/** In every row of every table of n8n's database. Its credentials are encrypted, so a hit there is one, too. */
	inDatabase(home: string): Leak[] {
		const database = new DatabaseSync(join(home, '.n8n', 'database.sqlite'), { readOnly: true });
		try {
			const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
			return tables.flatMap(({ name }) =>
				database
					.prepare(`SELECT * FROM "${String(name)}"`)
					.all()
					.flatMap((row) =>
						Object.entries(row).flatMap(([column, value]) =>
							this.in(`${String(name)}.${column}`, asText(value)),
						),
					),
			);
		} finally {
			database.close();
		}
	}

	/** In its log and its event log. */
	inFiles(home: string): Leak[] {
		const files = readdirSync(home, { recursive: true, withFileTypes: true }).filter(
			(entry) => entry.isFile() && entry.name.endsWith('.log'),
		);
		return files.flatMap(({ parentPath, name }) =>
			this.in(name, readFileSync(join(parentPath, name), 'utf8')),
		);
	}
}

function asText(value: unknown): string {
	return value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : String(value);
}
