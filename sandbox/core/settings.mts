import { recordOf, Refusal, refuseUnknownKeys } from './refusal.mts';

/** One setting of a simulator: its first value, what it accepts and how the dashboard shows it. */
export interface Field<T> {
	readonly initial: T;
	readonly label: string;
	readonly input: 'text' | 'number' | 'checkbox' | 'select';
	readonly choices: readonly string[];
	/** Completes the sentence "must be ...". */
	readonly expects: string;
	accepts(value: unknown): value is T;
	/** The value an HTML form means; forms know only text, and leave out unticked boxes. */
	fromForm(text: string | undefined): unknown;
}

export type Fields<T> = { readonly [K in keyof T]: Field<T[K]> };

/** Settings every simulator has; the server itself reads `latencyMs`. */
export interface CommonSettings {
	webhookUrl: string;
	latencyMs: number;
	deliveryDelayMs: number;
}

/** What the server needs of a simulator's settings, whatever else they hold. */
export interface SettingsView {
	read(): CommonSettings;
	change(wanted: unknown): void;
	changeFromForm(form: URLSearchParams): void;
	reset(): void;
	list(): ReadonlyArray<{ key: string; field: Field<unknown>; value: unknown }>;
}

const DAY_MS = 86_400_000;

/** A text that may not be empty. */
export function text(label: string, initial: string): Field<string> {
	return {
		initial,
		label,
		input: 'text',
		choices: [],
		expects: 'text that is not empty',
		accepts: (value): value is string => typeof value === 'string' && value !== '',
		fromForm: (value) => value ?? '',
	};
}

/** An http or https address, several of them parted by blanks, or nothing. */
export function webAddress(label: string): Field<string> {
	const accepts = (value: unknown): value is string =>
		typeof value === 'string' && addressesIn(value).every(isWebAddress);
	return { ...text(label, ''), expects: 'an http or https address, or empty', accepts };
}

/** The addresses in a text that has blanks between them. */
export function addressesIn(value: string): string[] {
	return value.split(/\s+/).filter((address) => address !== '');
}

/** One of a few words; the first is the initial value. */
export function choice<const C extends string>(label: string, choices: readonly [C, ...C[]]): Field<C> {
	return {
		initial: choices[0],
		label,
		input: 'select',
		choices,
		expects: `one of ${choices.join(', ')}`,
		accepts: (value): value is C => choices.some((each) => each === value),
		fromForm: (value) => value,
	};
}

/** On or off, off at first. */
export function toggle(label: string): Field<boolean> {
	return {
		initial: false,
		label,
		input: 'checkbox',
		choices: [],
		expects: 'true or false',
		accepts: (value): value is boolean => typeof value === 'boolean',
		fromForm: (value) => value !== undefined,
	};
}

/** Milliseconds, from 0 to a day. */
export function milliseconds(label: string, initial: number): Field<number> {
	return {
		initial,
		label,
		input: 'number',
		choices: [],
		expects: `a whole number from 0 to ${DAY_MS}`,
		accepts: (value): value is number => isWhole(value, 0, DAY_MS),
		fromForm: (value) => (value ? Number(value) : initial),
	};
}

/** A whole number from `least` up, or null for "off". */
export function optionalWhole(label: string, least: number): Field<number | null> {
	return {
		initial: null,
		label,
		input: 'number',
		choices: [],
		expects: `a whole number from ${least} to ${DAY_MS}, or null`,
		accepts: (value): value is number | null => value === null || isWhole(value, least, DAY_MS),
		fromForm: (value) => (value ? Number(value) : null),
	};
}

/** The settings every simulator has. */
export const commonFields: Fields<CommonSettings> = {
	webhookUrl: webAddress('Webhook URL'),
	latencyMs: milliseconds('Answer API calls after (ms)', 0),
	deliveryDelayMs: milliseconds('Hold the next webhook back for (ms)', 0),
};

/** True for http and https addresses; anything else must never reach a redirect or a delivery. */
export function isWebAddress(value: string): boolean {
	return URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol);
}

/** The current settings of one simulator; changes are checked as a whole before any of them holds. */
export class Settings<T extends CommonSettings> implements SettingsView {
	private readonly fields: Fields<T>;
	private values: T;

	constructor(fields: Fields<T>) {
		this.fields = fields;
		this.values = initialValues(fields);
	}

	/** A copy of the current values. */
	read(): T {
		return { ...this.values };
	}

	/** Merges the wanted values, or refuses them all with a sentence. */
	change(wanted: unknown): void {
		const changes = recordOf(wanted);
		const keys = keysOf(this.fields);
		refuseUnknownKeys(changes, keys.map(String));
		const next = this.read();
		for (const key of keys) {
			const name = String(key);
			if (name in changes) next[key] = accepted(this.fields[key], name, changes[name]);
		}
		this.values = next;
	}

	/** Takes the dashboard's whole settings form. */
	changeFromForm(form: URLSearchParams): void {
		const wanted: Record<string, unknown> = {};
		for (const { key, field } of this.list()) wanted[key] = field.fromForm(form.get(key) ?? undefined);
		this.change(wanted);
	}

	/** Goes back to the initial values. */
	reset(): void {
		this.values = initialValues(this.fields);
	}

	/** Every setting with its description, for the dashboard. */
	list(): ReadonlyArray<{ key: string; field: Field<unknown>; value: unknown }> {
		return keysOf(this.fields).map((key) => ({
			key: String(key),
			field: this.fields[key],
			value: this.values[key],
		}));
	}
}

function accepted<T>(field: Field<T>, name: string, value: unknown): T {
	if (field.accepts(value)) return value;
	throw new Refusal(`"${name}" must be ${field.expects}.`);
}

function initialValues<T>(fields: Fields<T>): T {
	const entries = keysOf(fields).map((key) => [key, fields[key].initial]);
	return Object.fromEntries(entries) as T;
}

function keysOf<T>(fields: Fields<T>): Array<keyof T> {
	return Object.keys(fields) as Array<keyof T>;
}

function isWhole(value: unknown, least: number, most: number): value is number {
	return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}
