import type { Problem } from '../../core/simulator.mts';

// Assumed: every code but validation_error, the only one the documentation shows.
const CODES = {
	validation_error: 400,
	insufficient_funds: 400,
	invalid_state: 400,
	unauthorized: 401,
	forbidden: 403,
	not_found: 404,
	rate_limited: 429,
	server_error: 500,
} as const;

type Code = keyof typeof CODES;

/** An error answer of the hexCore API. */
export class HexcoreProblem extends Error implements Problem {
	readonly statusCode: number;
	readonly code: Code;

	constructor(code: Code, message: string) {
		super(message);
		this.name = 'HexcoreProblem';
		this.statusCode = CODES[code];
		this.code = code;
	}
}

/** The documented error envelope. */
export function errorBody(problem: Problem): unknown {
	const code = problem instanceof HexcoreProblem ? problem.code : codeOf(problem.statusCode);
	return { status: false, error_code: code, message: problem.message };
}

function codeOf(statusCode: number): string {
	const fitting = Object.entries(CODES).find(([, status]) => status === statusCode);
	if (fitting) return fitting[0];
	return statusCode < 500 ? 'validation_error' : 'server_error';
}
