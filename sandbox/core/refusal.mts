/** A control call that can't be followed; its message is the sentence the caller reads. */
export class Refusal extends Error {
	readonly statusCode: number;

	constructor(message: string, statusCode = 400) {
		super(message);
		this.name = 'Refusal';
		this.statusCode = statusCode;
	}
}

/** True for JSON objects: not null, not an array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object, or a refusal. */
export function recordOf(value: unknown): Record<string, unknown> {
	if (isRecord(value)) return value;
	throw new Refusal('Send a JSON object.');
}

/** Refuses keys outside the given list, so that a typing error is not silently ignored. */
export function refuseUnknownKeys(value: Record<string, unknown>, known: readonly string[]): void {
	const unknown = Object.keys(value).find((key) => !known.includes(key));
	if (unknown !== undefined) throw new Refusal(`There is no "${unknown}". Known: ${known.join(', ')}.`);
}

/** An optional text from a control call, or a refusal when it is something else. */
export function optionalText(value: Record<string, unknown>, key: string): string | undefined {
	const found = value[key];
	if (found === undefined || typeof found === 'string') return found;
	throw new Refusal(`"${key}" must be text.`);
}

/** An optional whole number within limits from a control call, or a refusal when it is something else. */
export function optionalNumber(
	value: Record<string, unknown>,
	key: string,
	[least, most]: readonly [number, number],
): number | undefined {
	const found = value[key];
	if (found === undefined) return undefined;
	if (typeof found === 'number' && Number.isInteger(found) && found >= least && found <= most) return found;
	throw new Refusal(`"${key}" must be a whole number from ${least} to ${most}.`);
}
