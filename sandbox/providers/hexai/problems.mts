import type { Problem } from '../../core/simulator.mts';
import type { Dialect } from './settings.mts';

// Assumed: every code but INSUFFICIENT_BALANCE; the documentation names HTTP statuses only.
const CODES = {
	VALIDATION_ERROR: 400,
	DUPLICATE_REFERENCE: 400,
	// Assumed: INSUFFICIENT_BALANCE comes as HTTP 400.
	INSUFFICIENT_BALANCE: 400,
	INSUFFICIENT_FUNDS: 400,
	UNAUTHORIZED: 401,
	FORBIDDEN: 403,
	NOT_FOUND: 404,
	RATE_LIMITED: 429,
	INTERNAL_ERROR: 500,
	SERVICE_UNAVAILABLE: 503,
} as const;

type Code = keyof typeof CODES;

/** An error answer of the HexAI API. */
export class HexaiProblem extends Error implements Problem {
	readonly statusCode: number;
	readonly code: Code;
	readonly details: Record<string, unknown> | undefined;

	constructor(code: Code, message: string, details?: Record<string, unknown>) {
		super(message);
		this.name = 'HexaiProblem';
		this.statusCode = CODES[code];
		this.code = code;
		this.details = details;
	}
}

/** The error body: nested as documented, flat in the newer dialect. */
export function errorBody(problem: Problem, dialect: Dialect): unknown {
	const code = problem instanceof HexaiProblem ? problem.code : codeOf(problem.statusCode);
	const details = problem instanceof HexaiProblem ? problem.details : undefined;
	const error = { code, message: problem.message, ...(details && { details }) };
	return dialect === 'seed' ? { status: 'error', error } : { status: 'error', ...error };
}

function codeOf(statusCode: number): string {
	const fitting = Object.entries(CODES).find(([, status]) => status === statusCode);
	if (fitting) return fitting[0];
	return statusCode < 500 ? 'VALIDATION_ERROR' : 'INTERNAL_ERROR';
}
