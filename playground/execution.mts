/** Executions as n8n's REST API hands them out, unpacked into plain objects. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** n8n's own copy of the format it writes execution data in. */
const requireOfN8n = createRequire(join(dirname(fileURLToPath(import.meta.url)), 'package.json'));
const flatted = requireOfN8n('flatted') as { parse(text: string): unknown };

export interface ExecutionItem {
	json: Record<string, unknown>;
	error?: unknown;
	pairedItem?: unknown;
	binary?: Record<string, unknown>;
}

export interface ExecutionError {
	name?: string;
	message: string;
	description?: string | null;
	httpCode?: string | null;
	context?: Record<string, unknown>;
	[property: string]: unknown;
}

export interface NodeRun {
	executionStatus: string;
	executionTime: number;
	startTime: number;
	data?: { main: Array<ExecutionItem[] | null> };
	error?: ExecutionError;
}

export interface ExecutionSummary {
	id: string;
	workflowId: string;
	status: 'new' | 'running' | 'success' | 'error' | 'canceled' | 'crashed' | 'waiting' | 'unknown';
	mode: string;
	retryOf?: string | null;
	startedAt: string;
	stoppedAt?: string;
}

export interface Execution extends ExecutionSummary {
	finished: boolean;
	/** Each node's runs, by node name. */
	runData: Record<string, NodeRun[]>;
	error?: ExecutionError;
	lastNodeExecuted?: string;
	/** The json of the items a node gave out in its last run, on one of its outputs. */
	output(node: string, index?: number): Array<Record<string, unknown>>;
}

interface ResultData {
	runData?: Record<string, NodeRun[]>;
	error?: ExecutionError;
	lastNodeExecuted?: string;
}

/** Unpacks the data of an execution and puts what tests ask for at its top. */
export function parseExecution(raw: ExecutionSummary & { finished: boolean; data: string }): Execution {
	const { data, ...summary } = raw;
	// An execution that has only just begun has no data yet.
	const unpacked = flatted.parse(data) as { resultData?: ResultData } | undefined;
	const { runData = {}, error, lastNodeExecuted } = unpacked?.resultData ?? {};
	return {
		...summary,
		runData,
		error,
		lastNodeExecuted,
		output: (node, index = 0) => (runData[node]?.at(-1)?.data?.main[index] ?? []).map((item) => item.json),
	};
}
