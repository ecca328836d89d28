import { InputError } from '../../../nodes/shared/basics/inputError';

/** The error a call throws; fails the test when it throws none. */
export function thrownBy(call: () => unknown): unknown {
	try {
		call();
	} catch (error) {
		return error;
	}
	throw new Error('Nothing was thrown');
}

/** The InputError a call throws: what a person reads. */
export function inputErrorOf(call: () => unknown): InputError {
	const error = thrownBy(call);
	if (error instanceof InputError) return error;
	throw error;
}

/** The error a promise rejects with; fails the test when it resolves. */
export async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
	return await promise.then(
		() => {
			throw new Error('Nothing was thrown');
		},
		(error: unknown) => error,
	);
}
