import type { Outcome } from './actionNode.mts';

/** What n8n shows at the node under test beside its output; '' when there is nothing. */
export function hintsOf({ run }: Outcome): string {
	const runs = run.data.resultData.runData['Under Test'] ?? [];
	return runs.flatMap(({ hints = [] }) => hints.map(({ message }) => message)).join('\n');
}
