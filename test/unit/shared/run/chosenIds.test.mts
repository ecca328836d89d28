import type { HttpCall } from '../../../../nodes/shared/api/call';
import { ChosenIds } from '../../../../nodes/shared/run/chosenIds';
import { inputErrorOf } from '../../support/errors.mts';
import { acme } from '../../support/provider.mts';

const provider = acme({
	chosenId: ({ headers = {} }) =>
		headers.once === undefined ? undefined : { field: 'Idempotency Key', value: headers.once },
});

let runs = 0;
const run = (place = `place-${++runs}`) => new ChosenIds(provider, place);
const under = (once: string): HttpCall => ({ method: 'POST', path: '/pay', headers: { once } });
const TEN = { key: 'EMP-1', fingerprint: 'ten' };

test.each([
	['another key', { key: 'EMP-2', fingerprint: 'ten' }],
	['something else under the same key', { key: 'EMP-1', fingerprint: 'twenty' }],
])('one id on %s is refused, and the error names both keys and what to do', (_what, other) => {
	const ids = run();
	ids.take(under('payroll-june'), TEN);
	const error = inputErrorOf(() => ids.take(under('payroll-june'), other));
	expect(error.message).toContain('Idempotency Key "payroll-june" stands on two payments');
	expect(error.message).toContain(`"EMP-1" and "${other.key}"`);
	expect(error.hint).toContain('Remove Options > Idempotency Key');
});

test('the same payment, other ids and calls without one pass', () => {
	const ids = run();
	ids.take(under('a'), TEN);
	expect(() => {
		ids.take(under('a'), { ...TEN, key: ' EMP-1' });
		ids.take(under('b'), { key: 'EMP-2', fingerprint: 'ten' });
		for (const key of ['EMP-3', 'EMP-4'])
			ids.take({ method: 'POST', path: '/pay' }, { key, fingerprint: 'x' });
		for (const key of ['EMP-5', 'EMP-6']) ids.take(undefined, { key, fingerprint: 'x' });
	}).not.toThrow();
});

test('a later run is refused what was sent, and not what was only looked at or certainly not made', () => {
	const place = `place-${++runs}`;
	const OTHER = { key: 'EMP-2', fingerprint: 'ten' };
	run(place).take(under('a'), TEN);
	expect(() => run(place).take(under('a'), OTHER)).not.toThrow();
	const paid = run(place);
	paid.take(under('a'), TEN);
	paid.sent(under('a'), TEN);
	expect(inputErrorOf(() => run(place).take(under('a'), OTHER)).message).toContain('"EMP-1"');
	expect(() => run(place).take(under('a'), TEN)).not.toThrow();
	expect(() => run().take(under('a'), OTHER)).not.toThrow();
	paid.free(under('a'));
	expect(() => run(place).take(under('a'), OTHER)).not.toThrow();
});
