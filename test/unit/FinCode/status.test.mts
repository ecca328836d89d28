import { isFinalBankTransfer, statusOf, statusOfEvent } from '../../../nodes/FinCode/status';
import { fincodeContract } from './support.mts';

const { statusMap, statusFromEvent } = fincodeContract.webhook;

describe('the status table', () => {
	const { common, ...kinds } = statusMap.maps;
	const rows = Object.entries(kinds).flatMap(([kind, map]) =>
		Object.entries(map).flatMap(([status, words]) => words.map((word) => ({ kind, word, status }))),
	);

	test.each(rows)('$kind $word is $status', ({ kind, word, status }) => {
		expect(statusOf(kind, word)).toBe(status);
		expect(statusOf(kind, word.toLowerCase())).toBe(status);
	});

	test('common words count for every kind, other words for none', () => {
		for (const [status, words] of Object.entries(common)) {
			for (const word of words) expect(statusOf('unknown', word)).toBe(status);
		}
		expect(statusOf('unknown', 'PAID')).toBe('unknown');
		expect(statusOf('constructor', 'PAID')).toBe('unknown');
	});

	test('a bank transfer has ended with the words the contract puts under succeeded and failed, and no others', () => {
		const { pending, succeeded, failed } = statusMap.maps.bankTransfer;
		for (const word of [...succeeded, ...failed]) expect(isFinalBankTransfer(word)).toBe(true);
		for (const word of [...pending, 'PAID', 'CANCELLED', 'REFUNDED', '', undefined, null, 7]) {
			expect(isFinalBankTransfer(word)).toBe(false);
		}
	});

	test.each(Object.entries(statusFromEvent))('%s without a status is %s', (event, status) => {
		expect(statusOfEvent(event)).toBe(status);
	});
});
