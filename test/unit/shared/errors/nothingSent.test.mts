import { InputError } from '../../../../nodes/shared/basics/inputError';
import { itemError } from '../../../../nodes/shared/errors/itemError';
import { allWrong } from '../../../../nodes/shared/errors/runError';
import { AgentNotAllowed, GuardUnavailable, UsedKey } from '../../../../nodes/shared/payments/paymentErrors';
import { Permission } from '../../../../nodes/shared/payments/permission';
import { thrownBy } from '../../support/errors.mts';
import { acme, keyOf, node, transferOperation } from '../../support/provider.mts';

const KNOWN = { key: 'OUT-1', sentAgain: 0, listed: false, interrupted: false, facts: {} };

const permitted = (credential: Record<string, string>) => Permission.of(credential, 'GMD');

/** Whatever keeps an item from being sent. */
const REASONS: Array<[string, unknown]> = [
	['wrong input', new InputError('Amount is zero', 'Correct it')],
	['wrong input without a hint', new InputError('Amount is zero')],
	['wrong input that says it itself', new InputError('The key is none', 'Paste it anew. Nothing was sent.')],
	['a key of another payment', new UsedKey({ ...KNOWN, as: 'otherPayment' })],
	['a used key', new UsedKey({ ...KNOWN, as: 'unknown' })],
	['a paid key', new UsedKey({ ...KNOWN, as: 'accepted' })],
	['a credential that only reads', refused({ moneyMovement: 'readOnly' })],
	['a credential without transfers', refused({ moneyMovement: 'none' })],
	['a credential that is unclear', refused({ moneyMovement: 'limited' })],
	['an amount above the limit', refused({ moneyMovement: 'limited', largestPayment: '1' })],
	['an agent', new AgentNotAllowed()],
	['a store that does not answer', new GuardUnavailable(new Error('disk full'))],
];

function refused(credential: Record<string, string>): unknown {
	const facts = { amount: '5', currency: 'GMD', account: '1' };
	return thrownBy(() => permitted(credential).payment(facts));
}

const at = (itemIndex: number, thrown: unknown) => ({
	index: itemIndex,
	...itemError(thrown, {
		provider: acme(),
		operation: transferOperation,
		node,
		itemIndex,
		secrets: [],
		...keyOf('OUT-1'),
	}),
});

const timesSaid = ({ message, description }: { message: string; description?: string | null }) =>
	`${message}\n${description}`.match(/\b(?:nothing was|was not) sent\b|\bis not sent again\b/gi)?.length ?? 0;

describe.each(REASONS)('%s', (_name, thrown) => {
	test('says once that nothing was sent', () => {
		expect(timesSaid(at(0, thrown).error)).toBe(1);
	});

	test('says it once when the rest of the run was not sent either', () => {
		expect(timesSaid(allWrong(node, [at(2, thrown)], 5))).toBe(1);
		expect(timesSaid(allWrong(node, [at(0, thrown), at(1, thrown)], 2))).toBe(1);
	});

	test('says it once for a run with several mistakes', () => {
		const other = at(3, new InputError('Bank Code is missing', 'Fill it in.'));
		expect(timesSaid(allWrong(node, [at(1, thrown), other], 5))).toBe(1);
	});

	test('says what to do', () => {
		expect(`${at(0, thrown).error.description}`).not.toBe('');
	});
});
