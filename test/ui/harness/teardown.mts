/** Ends what setup.mts began. */
export default async function teardown(): Promise<void> {
	const { closePlayground } = globalThis as { closePlayground?: () => Promise<void> };
	await closePlayground?.();
}
