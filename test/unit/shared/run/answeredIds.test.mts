import type { IDataObject } from 'n8n-workflow';

import { CallFailure } from '../../../../nodes/shared/api/failure';
import type { HttpCall } from '../../../../nodes/shared/api/call';
import { AnsweredIds } from '../../../../nodes/shared/run/answeredIds';

const NAMES = ['pcn', 'id'];
const CALL: HttpCall = {
	method: 'POST',
	path: '/wallets/w%201/fund',
	body: { items: [{ loan: 'L-1' }], lines: 3 },
};

let runs = 0;
const execution = () => new AnsweredIds(`execution-${++runs}`, NAMES);

function taken(ids: AnsweredIds, row: IDataObject | undefined, key: string): unknown {
	try {
		ids.take(row, key, CALL);
		return undefined;
	} catch (thrown) {
		return thrown;
	}
}

test('an answer with the id of another payment proves nothing, and says whose it is', () => {
	const ids = execution();
	expect(taken(ids, { pcn: 'TR1' }, 'EMP-1')).toBeUndefined();
	const thrown = taken(ids, { pcn: 'TR1' }, 'EMP-2');
	expect(thrown).toBeInstanceOf(CallFailure);
	expect((thrown as CallFailure).failure).toMatchObject({ own: 'NOT_CONFIRMED', outcome: 'unknown' });
	expect((thrown as CallFailure).message).toMatch(/pcn TR1\b.*"EMP-1"/);
	// A third is told by the same.
	expect(taken(ids, { pcn: 'TR1' }, 'EMP-3')).toBeInstanceOf(CallFailure);
});

test('the same payment may get its id again, also in a later run of the execution', () => {
	runs += 1;
	const place = `execution-${runs}`;
	expect(taken(new AnsweredIds(place, NAMES), { pcn: 'TR1' }, 'EMP-1')).toBeUndefined();
	expect(taken(new AnsweredIds(place, NAMES), { pcn: 'TR1' }, 'EMP-1 ')).toBeUndefined();
	expect(taken(new AnsweredIds(place, NAMES), { pcn: 'TR1' }, 'EMP-2')).toBeInstanceOf(CallFailure);
});

test.each<[string, IDataObject | undefined, IDataObject | undefined]>([
	['other ids', { pcn: 'TR1' }, { pcn: 'TR2' }],
	['the same id under a less telling name', { pcn: 'TR1', id: 'c' }, { pcn: 'TR2', id: 'c' }],
	['an id that was sent in the path', { id: 'w 1' }, { id: 'w 1' }],
	['an id that was sent in the body', { id: 'L-1' }, { id: 'L-1' }],
	['a number that was sent', { id: 3 }, { id: 3 }],
	['no id', { status: 'PAID' }, { status: 'PAID' }],
	['nothing', undefined, undefined],
])('%s are no other payment', (_what, first, second) => {
	const ids = execution();
	expect(taken(ids, first, 'EMP-1')).toBeUndefined();
	expect(taken(ids, second, 'EMP-2')).toBeUndefined();
});

test('another execution, operation or account knows nothing of it', () => {
	expect(taken(execution(), { pcn: 'TR1' }, 'EMP-1')).toBeUndefined();
	expect(taken(execution(), { pcn: 'TR1' }, 'EMP-2')).toBeUndefined();
});

test('a provider without known names is not looked at', () => {
	const ids = new AnsweredIds('execution-none');
	expect(taken(ids, { pcn: 'TR1' }, 'EMP-1')).toBeUndefined();
	expect(taken(ids, { pcn: 'TR1' }, 'EMP-2')).toBeUndefined();
});

test('a path a person has typed is no reason to fail', () => {
	expect(() =>
		execution().take({ pcn: 'TR1' }, 'EMP-1', { method: 'POST', path: '/100%/pay' }),
	).not.toThrow();
});
