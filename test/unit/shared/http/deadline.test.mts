import type { IAllExecuteFunctions } from 'n8n-workflow';

import { deadlineOf, withDeadline } from '../../../../nodes/shared/http/deadline';
import { acme } from '../../support/provider.mts';

const signalOf = (functions: IAllExecuteFunctions) =>
	(functions as unknown as { getExecutionCancelSignal(): AbortSignal }).getExecutionCancelSignal();

test('ends after the timeout, and later where a login may come first', async () => {
	const timeouts: number[] = [];
	const spy = jest.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
		timeouts.push(milliseconds);
		return new AbortController().signal;
	});
	const storedToken = { field: 'token', read: () => '' };
	for (const more of [{}, { signsIn: true }, { storedToken }]) {
		deadlineOf({ provider: acme(more), timeoutMs: 1_000 });
	}
	spy.mockRestore();
	expect(timeouts).toEqual([1_000, 31_000, 31_000]);
});

test('a call ends with the deadline, and also when the person stops the run', () => {
	const [stop, deadline] = [new AbortController(), new AbortController()];
	const functions = { getExecutionCancelSignal: () => stop.signal } as unknown as IAllExecuteFunctions;
	const first = withDeadline(functions, deadline.signal);
	expect(signalOf(first).aborted).toBe(false);
	stop.abort();
	expect([signalOf(first).aborted, deadline.signal.aborted]).toEqual([true, false]);
	const other = withDeadline({} as IAllExecuteFunctions, deadline.signal);
	deadline.abort();
	expect(signalOf(other).aborted).toBe(true);
});

test('all else of n8n stays in reach, and its own functions are not changed', () => {
	const functions = { getNode: () => 'the node' } as unknown as IAllExecuteFunctions;
	const wrapped = withDeadline(functions, new AbortController().signal);
	expect(wrapped.getNode()).toBe('the node');
	expect('getExecutionCancelSignal' in functions).toBe(false);
});
