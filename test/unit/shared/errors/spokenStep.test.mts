import type { Failure } from '../../../../nodes/shared/api/failure';
import { asItSpeaks, topUpStep } from '../../../../nodes/shared/errors/spokenStep';

const refused = (message: string, more: Partial<Failure> = {}): Failure => ({
	outcome: 'refused',
	httpStatus: 200,
	message,
	...more,
});

describe('too little money', () => {
	test.each([
		'Insufficient balance',
		'Insufficient balance. The transfer was not successful',
		'insufficient funds in wallet',
		'Insufficient wallet balance',
		'Not enough money',
		'Your balance is too low',
		'INSUFFICIENT_FUNDS',
		'No funds',
	])('%j is told to be topped up', (message) => {
		expect(topUpStep(refused(message))).toContain('Top up');
	});

	test('also where only the code says it', () => {
		expect(topUpStep(refused('Refused', { code: 'insufficient_balance' }))).toContain('Top up');
	});

	test.each(['The balance was read', 'Insufficient data', 'Enough', 'Balance currency is unknown', ''])(
		'%j is not',
		(message) => {
			expect(topUpStep(refused(message))).toBeUndefined();
		},
	);

	test('of an outcome that is not known nothing is advised', () => {
		expect(topUpStep(refused('Insufficient balance', { outcome: 'unknown' }))).toBeUndefined();
	});
});

describe('a failure whose words say more than its status', () => {
	test.each([
		'Not permitted',
		'Operation not permitted.',
		'This user is not authorized',
		'Forbidden',
		'Access denied',
		'You do not have permission to view this',
		'You are not allowed to see transactions',
	])('%j is about rights', (message) => {
		expect(asItSpeaks(refused(message)).httpStatus).toBe(403);
		expect(asItSpeaks(refused(message, { httpStatus: 400 })).httpStatus).toBe(403);
		expect(asItSpeaks(refused(message, { httpStatus: 500 })).httpStatus).toBe(500);
	});

	test.each(['Too many requests', 'Rate limit exceeded'])('%j is about the pace', (message) => {
		expect(asItSpeaks(refused(message)).httpStatus).toBe(429);
	});

	test.each([
		'Currency XYZ is not permitted here',
		'Amount not allowed',
		'The card was denied by its bank',
		'Correct the name',
	])('%j stays what it is', (message) => {
		expect(asItSpeaks(refused(message)).httpStatus).toBe(200);
	});

	test('where fields are named, these say it', () => {
		const fields = [{ field: 'amount', message: 'wrong' }];
		expect(asItSpeaks(refused('Not permitted', { fields })).httpStatus).toBe(200);
	});
});
