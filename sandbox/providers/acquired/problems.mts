import type { Problem } from '../../core/simulator.mts';

/** An error answer of the Banking API. */
export class AcquiredProblem extends Error implements Problem {
	readonly statusCode: number;

	constructor(statusCode: number, message: string) {
		super(message);
		this.name = 'AcquiredProblem';
		this.statusCode = statusCode;
	}
}

/** Assumed: every error body is the documented envelope with status -1. */
export function errorBody({ message }: Problem): unknown {
	return { status: -1, message };
}

/** A request the provider does not understand. */
export function badRequest(message: string): AcquiredProblem {
	return new AcquiredProblem(400, message);
}
