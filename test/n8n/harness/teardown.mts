/** Ends what setup.mts began. */
export default async function teardown(): Promise<void> {
	const { closeSharedN8n } = globalThis as { closeSharedN8n?: () => Promise<void> };
	await closeSharedN8n?.();
}
