import { isRecord } from '../../core/refusal.mts';
import { toKobo } from './money.mts';
import { HexcoreProblem } from './problems.mts';

/** The fields of a request body, JSON or form: both are documented, so both are read. */
export class BodyFields {
	private readonly values: Record<string, unknown>;

	constructor(values: Record<string, unknown>) {
		this.values = values;
	}

	/** Reads a body by its content type. Assumed: malformed JSON is a validation error. */
	static from(raw: Buffer, contentType: string | undefined): BodyFields {
		const text = raw.toString('utf8');
		if (contentType?.startsWith('application/x-www-form-urlencoded')) {
			return new BodyFields(Object.fromEntries(new URLSearchParams(text)));
		}
		try {
			const value: unknown = text === '' ? {} : JSON.parse(text);
			if (isRecord(value)) return new BodyFields(value);
		} catch {
			throw new HexcoreProblem('validation_error', 'The request body is not valid JSON.');
		}
		throw new HexcoreProblem('validation_error', 'The request body must be an object.');
	}

	/** A text that must be there. */
	text(name: string): string {
		const value = this.values[name];
		if (value === undefined || value === null || value === '') {
			throw new HexcoreProblem('validation_error', `The ${name} field is required.`);
		}
		if (typeof value !== 'string') throw invalid(name, 'must be text');
		return value;
	}

	/** A text that may be there. */
	optionalText(name: string): string | undefined {
		const value = this.values[name];
		return value === undefined || value === null || value === '' ? undefined : this.text(name);
	}

	/** One of a few words. */
	oneOf(name: string, words: readonly string[]): string {
		const word = this.text(name);
		if (!words.includes(word)) throw invalid(name, `must be one of ${words.join(', ')}`);
		return word;
	}

	/** An amount above zero, in kobo. */
	amount(name = 'amount'): bigint {
		const kobo = toKobo(this.number(name));
		if (!kobo) throw invalid(name, 'must be a number above zero with at most 2 decimals');
		return kobo;
	}

	/** A whole number above zero. */
	whole(name: string): number {
		const number = Number(this.number(name));
		if (!Number.isInteger(number) || number < 1 || number > 100_000) {
			throw invalid(name, 'must be a whole number above zero');
		}
		return number;
	}

	/** A rate in percent. */
	percent(name: string): number {
		const number = Number(this.number(name));
		if (!(number >= 0 && number <= 10_000)) throw invalid(name, 'must be a number from zero up');
		return number;
	}

	/** True or false; false when left out. */
	flag(name: string): boolean {
		const value = this.values[name] ?? false;
		if (value === true || value === 'true') return true;
		if (value === false || value === 'false') return false;
		throw invalid(name, 'must be true or false');
	}

	/** A point in time with its zone, as milliseconds; undefined when an optional one is left out. */
	time(name: string): number | undefined {
		const text = this.optionalText(name);
		if (text === undefined) return undefined;
		const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) ? Date.parse(text) : Number.NaN;
		if (Number.isNaN(time)) throw invalid(name, 'must be a UTC time like 2026-06-01T00:00:00Z');
		return time;
	}

	/** The documented numbers are JSON numbers; a form has them as text. Assumed: exponents are refused there. */
	private number(name: string): string | number {
		const value = this.values[name];
		if (typeof value === 'number') return value;
		const text = this.text(name);
		if (!/^\d+(\.\d+)?$/.test(text)) throw invalid(name, 'must be a number');
		return text;
	}
}

function invalid(name: string, problem: string): HexcoreProblem {
	return new HexcoreProblem('validation_error', `The ${name} field ${problem}.`);
}
