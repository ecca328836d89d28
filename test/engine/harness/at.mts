/** The value at a dotted path of what came out, undefined when there is none. */
export function at(value: unknown, path: string): unknown {
	return path
		.split('.')
		.reduce((current: unknown, name) => (current as Record<string, unknown> | undefined)?.[name], value);
}
