import { randomUUID } from 'node:crypto';
import type { Problem } from '../../core/simulator.mts';
import type { FincodeSettings } from './settings.mts';

const CODES = {
	INVALID_REQUEST: 400,
	AUTH_REQUIRED: 401,
	FORBIDDEN: 403,
	NOT_FOUND: 404,
	VALIDATION_ERROR: 422,
	RATE_LIMIT_EXCEEDED: 429,
	SERVER_ERROR: 500,
	SERVICE_UNAVAILABLE: 503,
	/** Not a code of the API: a refusal that arrives as HTTP 200. */
	FAILED: 200,
} as const;

type Code = keyof typeof CODES;

/** An error answer of the FinCode API. */
export class FincodeProblem extends Error implements Problem {
	readonly statusCode: number;
	readonly code: Code;
	readonly field: string | undefined;

	constructor(code: Code, message: string, field?: string) {
		super(message);
		this.name = 'FincodeProblem';
		this.statusCode = CODES[code];
		this.code = code;
		this.field = field;
	}
}

/** A field that is missing or wrong: 422 with its name. */
export function invalid(field: string, problem: string): FincodeProblem {
	return new FincodeProblem('VALIDATION_ERROR', `${field} ${problem}`, field);
}

/** The body of an error, in the envelope that is set. */
export function errorBody(problem: Problem, settings: FincodeSettings, now: number): unknown {
	const known = problem instanceof FincodeProblem ? problem : undefined;
	const { message } = problem;
	if (known?.code === 'FAILED') {
		return settings.failedForm === 'status'
			? { status: 'FAILED', responseCode: 400, message }
			: seedError('INVALID_REQUEST', message, undefined, now);
	}
	const code = known?.code ?? codeOf(problem.statusCode);
	if (settings.errorEnvelope === 'page') {
		return { status: 'FAILED', responseCode: problem.statusCode, message };
	}
	return seedError(code, message, known?.field, now);
}

function seedError(code: string, message: string, field: string | undefined, now: number): unknown {
	return {
		success: false,
		error: { code, message, ...(field !== undefined && { field }), details: {} },
		metadata: { request_id: randomUUID(), timestamp: new Date(now).toISOString() },
	};
}

function codeOf(statusCode: number): string {
	const fitting = Object.entries(CODES).find(([, status]) => status === statusCode);
	if (fitting) return fitting[0];
	return statusCode < 500 ? 'INVALID_REQUEST' : 'SERVER_ERROR';
}
