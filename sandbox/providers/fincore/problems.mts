import type { Problem } from '../../core/simulator.mts';

export interface FieldDetail {
	field: string;
	message: string;
}

// Assumed: every code but invalid_request, and every pairing of a code with a status.
const CODES: Readonly<Record<number, string>> = {
	400: 'invalid_request',
	401: 'unauthorized',
	403: 'forbidden',
	404: 'not_found',
	405: 'method_not_allowed',
	409: 'invalid_state',
	422: 'invalid_request',
	429: 'rate_limited',
	500: 'internal_error',
	503: 'unavailable',
};

/** An error answer of the Fincore API. */
export class FincoreProblem extends Error implements Problem {
	readonly statusCode: number;
	readonly details: readonly FieldDetail[] | undefined;

	constructor(statusCode: number, message: string, details?: readonly FieldDetail[]) {
		super(message);
		this.name = 'FincoreProblem';
		this.statusCode = statusCode;
		this.details = details;
	}
}

/** The documented sample, word for word. Assumed: it comes as HTTP 400. */
export function amountProblem(): FincoreProblem {
	return new FincoreProblem(400, 'The request was invalid', [
		{ field: 'amount', message: 'Amount must be greater than zero' },
	]);
}

/** The documented error body. */
export function errorBody(problem: Problem): unknown {
	const code = CODES[problem.statusCode] ?? (problem.statusCode < 500 ? 'invalid_request' : 'internal_error');
	const details = problem instanceof FincoreProblem ? problem.details : undefined;
	return { error: { code, message: problem.message, ...(details && { details }) } };
}
