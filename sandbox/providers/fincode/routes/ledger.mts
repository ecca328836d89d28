import { isRecord } from '../../../core/refusal.mts';
import { type Api, FAPI, type Handler, LENDING } from '../api.mts';
import { accountRow, balanceView, entryView, type Ledger } from '../ledger.mts';
import { toMilli } from '../money.mts';
import { FincodeProblem, invalid } from '../problems.mts';

const SIX = '/v6/services';
const DIRECTIONS = [
	'DEBIT_PRIMARY_ACCOUNT_CREDIT_COUNTERPARTY_ACCOUNT',
	// Assumed: the other direction by analogy.
	'CREDIT_PRIMARY_ACCOUNT_DEBIT_COUNTERPARTY_ACCOUNT',
];
const FIELDS = [
	'instructionIdempotencykey',
	'primaryAccountNumber',
	'currencyCode',
	'creditDebitInstructionDirection',
	'counterParties',
];

/** Balances, entries and postings between accounts. */
export function addLedger(api: Api): void {
	const read = { method: 'GET', headers: FAPI } as const;
	api.add({ ...read, path: `${SIX}/ledger/account-balance/:id` }, (call) => ({
		data: balanceView(call.parts.ledger.account(call.param('id'))),
	}));

	// The only read of the ledger with an idempotency key.
	const owned = `${SIX}/account-maintenance/list-accounts/:ownerId`;
	api.add({ method: 'GET', path: owned, headers: LENDING }, (call) => {
		const ownerId = call.param('ownerId');
		call.assertSees(ownerId);
		return { data: call.list(call.parts.ledger.of(ownerId).map(accountRow), 'accounts') };
	});

	const history = `${SIX}/ledger/account-ledger-history/:id/:page/:size`;
	api.add({ ...read, path: history }, (call) => {
		const { page, size } = { page: Number(call.param('page')), size: Number(call.param('size')) };
		if (!Number.isInteger(page) || page < 0) throw invalid('page', 'must be a whole number from 0.');
		if (!Number.isInteger(size) || size < 1) throw invalid('size', 'must be a whole number from 1.');
		// Where the first page is 1, page 0 shows the same.
		const index = Math.max(0, page - Number(call.settings.ledgerFirstPage));
		const step = call.capped(size);
		const rows = call.parts.ledger.history(call.param('id')).slice(index * step, (index + 1) * step);
		return { data: call.list(rows.map(entryView), 'entries') };
	});

	api.add({ ...read, path: `${SIX}/ledger/account-ledger-history-interaction-id` }, (call) => {
		const rows = call.parts.ledger.byInteraction(call.interactionId ?? '');
		return { data: call.list(rows.map(entryView), 'entries') };
	});

	// Assumed: only staff post.
	const roles = ['MANAGER', 'AGENT', 'CASHIER'] as const;
	const post = {
		method: 'POST',
		path: `${SIX}/gateway/post-account`,
		headers: FAPI,
		shape: 'array',
	} as const;
	api.add({ ...post, roles }, postAll);
}

const postAll: Handler = (call) => {
	const { items } = call.payload;
	if (!Array.isArray(items) || items.length === 0) {
		throw new FincodeProblem('VALIDATION_ERROR', 'The payload must be an array of instructions.', 'data');
	}
	const { remembered, ledger } = call.parts;
	const done = items.map((item) => {
		if (!isRecord(item)) throw invalid('data', 'must hold objects.');
		for (const name of FIELDS) {
			if (item[name] === undefined || item[name] === '') throw invalid(name, 'is required.');
		}
		const key = String(item.instructionIdempotencykey);
		const known = remembered.recall(call.path, key);
		if (known) return { data: known.data, lost: undefined };
		const { total, move } = prepared(item, ledger, call.interactionId);
		const lost = call.magic(total);
		const data = { instructionIdempotencykey: key, status: 'POSTED', postingGroups: move() };
		remembered.keep(call.path, key, { data });
		return { data, lost };
	});
	return { data: done[0]?.data, lost: done.find(({ lost }) => lost)?.lost };
};

/** One instruction, checked as a whole before any of it is booked. Assumed: the members of counterParties. */
function prepared(item: Record<string, unknown>, ledger: Ledger, interactionId: string | undefined) {
	const direction = String(item.creditDebitInstructionDirection);
	if (!DIRECTIONS.includes(direction)) {
		throw invalid('creditDebitInstructionDirection', `must be one of ${DIRECTIONS.join(', ')}.`);
	}
	const primary = ledger.byNumber(String(item.primaryAccountNumber), 'primaryAccountNumber');
	if (item.currencyCode !== primary.currency) throw invalid('currencyCode', `must be ${primary.currency}.`);
	if (!Array.isArray(item.counterParties)) throw invalid('counterParties', 'must be an array.');
	const parties = item.counterParties.map((party: unknown) => {
		const { accountNumber, amount } = isRecord(party) ? party : {};
		const milli = toMilli(amount);
		if (!milli) throw invalid('counterParties.amount', 'must be a number above zero.');
		return { account: ledger.byNumber(String(accountNumber), 'counterParties.accountNumber'), milli };
	});
	const reference = String(item.instructionIdempotencykey);
	const outward = direction === DIRECTIONS[0];
	const move = (): string[] =>
		parties.map(({ account, milli }) => {
			const [from, to] = outward ? [primary, account] : [account, primary];
			return ledger.post({ from, to, amount: milli, reference, interactionId });
		});
	return { total: parties.reduce((sum, { milli }) => sum + milli, 0), move };
}
