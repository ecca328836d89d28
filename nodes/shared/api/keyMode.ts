/** What a key of the form `sk_test_…` or `sk_live_…` says of itself; undefined for any other. */
export function keyMode(apiKey: unknown): 'test' | 'live' | undefined {
	const [, mode] = /^\s*sk_(test|live)_/.exec(String(apiKey ?? '')) ?? [];
	return mode === 'test' || mode === 'live' ? mode : undefined;
}
