/** The accounts of a provider with a test and a live mode: one of them where it is known, else both. */
export function accountsOf(mode: 'test' | 'live' | 'unknown'): readonly string[] {
	return mode === 'unknown' ? ['test', 'live'] : [mode];
}

/** What a key of the form `sk_test_…` or `sk_live_…` says of itself; undefined for any other. */
export function keyMode(apiKey: unknown): 'test' | 'live' | undefined {
	const [, mode] = /^\s*sk_(test|live)_/.exec(String(apiKey ?? '')) ?? [];
	return mode === 'test' || mode === 'live' ? mode : undefined;
}
