import { randomUUID } from 'node:crypto';
import { isRecord } from '../../core/refusal.mts';
import type { AcquiredCore } from './core.mts';
import type { Ledger } from './ledgers.mts';
import { badRequest } from './problems.mts';

type Body = Record<string, unknown>;

const USES = ['investment', 'deposit', 'payments', 'settlement', 'float', 'fee', 'collateral', 'escrow'];

/** JSON of a request body, or a 400. */
export function jsonFrom(raw: Buffer, contentType: string | undefined): Body {
	// Assumed: without the documented content type the body is not read.
	if (!contentType?.toLowerCase().startsWith('application/json')) {
		throw badRequest('Send the body with Content-Type: application/json');
	}
	try {
		const parsed: unknown = JSON.parse(raw.toString('utf8'));
		if (isRecord(parsed)) return parsed;
	} catch {
		throw badRequest('The body is not valid JSON');
	}
	throw badRequest('The body must be a JSON object');
}

/** Refuses a body that lacks one of these texts; a dot reaches into an object. */
export function requireTexts(body: Body, names: readonly string[]): void {
	for (const name of names) {
		const value = name
			.split('.')
			.reduce<unknown>((found, key) => (isRecord(found) ? found[key] : undefined), body);
		if (typeof value !== 'string' || value === '') throw badRequest(`${name}: required`);
	}
}

/** A ledger of the list, as documented. */
export function listed(ledger: Ledger): Body {
	return {
		company_id: ledger.companyId,
		mid_id: ledger.midId,
		ledger_id: ledger.id,
		account_name: ledger.name,
		currency: ledger.currency,
		...ledger.details,
		balance: ledger.balance / 100,
		float: false,
	};
}

export function createLedger({ ledgers }: AcquiredCore, body: Body): Body {
	requireTexts(body, ['company_id', 'currency_code_iso3', 'account_name']);
	ledgers.open({
		companyId: String(body.company_id),
		midId: '1056',
		name: String(body.account_name),
		currency: String(body.currency_code_iso3),
		owner: null,
	});
	return { company_id: body.company_id };
}

export function createSubAccount({ ledgers }: AcquiredCore, body: Body): Body {
	requireTexts(body, ['company_id', 'mid_id', 'account_name']);
	const ledger = ledgers.open({
		companyId: String(body.company_id),
		midId: String(body.mid_id),
		name: String(body.account_name),
		currency: 'GBP',
		owner: null,
	});
	return {
		company_id: body.company_id,
		mid_id: body.mid_id,
		ledger_details: { ledger_id: ledger.id },
	};
}

/** Assumed: the answer, which is not documented. */
export function createCustomer({ customers }: AcquiredCore, body: Body): Body {
	requireTexts(body, ['customer_type', 'first_name', 'last_name', 'dob', 'address.iso_country']);
	if (!/^\d{4}-\d{2}-\d{2}$/.test(String(body.dob))) throw badRequest('dob: YYYY-MM-DD');
	const customerId = randomUUID();
	customers.add(customerId);
	return { customer_id: customerId };
}

export function createCustomerLedger({ ledgers, customers }: AcquiredCore, body: Body): Body {
	requireTexts(body, ['customer_id', 'currency', 'owner']);
	const { customer_id: customerId, primary_use: uses, owner } = body;
	if (!customers.has(String(customerId))) throw badRequest('customer_id: unknown customer');
	if (!Array.isArray(uses) || uses.length === 0 || !uses.every((use) => USES.includes(String(use)))) {
		throw badRequest('primary_use: one or more of the documented uses');
	}
	const ledger = ledgers.open({
		companyId: '113',
		midId: '1056',
		name: `Customer ${String(customerId).slice(0, 8)}`,
		currency: String(body.currency),
		owner: String(customerId),
	});
	const { name, balance, currency, details } = ledger;
	return {
		ledger_id: ledger.id,
		customer_id: customerId,
		active: true,
		status: 'active',
		primary_use: uses,
		owner,
		ledger_details: { name, balance: balance / 100, currency, ...details },
	};
}

/** Assumed: the answer, which is not documented; `ledger_id` is taken in place of `customer_id`. */
export function createBeneficiary({ ledgers, customers }: AcquiredCore, body: Body): Body {
	const known = customers.has(String(body.customer_id)) || ledgers.find(body.ledger_id) !== undefined;
	if (!known) throw badRequest('customer_id: unknown customer');
	requireTexts(body, ['first_name', 'last_name', 'address.iso_country']);
	requireTexts(body, ['account.account_number', 'account.sort_code']);
	return { beneficiary_id: randomUUID() };
}

/** Assumed: the lines, which are not documented. */
export function reconciliation({ ledgers }: AcquiredCore, query: URLSearchParams): Body[] {
	const [start, end] = ['start_date', 'end_date'].map((name) => {
		const value = query.get(name) ?? '';
		if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) throw badRequest(`${name}: YYYY-MM-DD`);
		return value;
	});
	const matches = (name: string, value: string): boolean => (query.get(name) ?? value) === value;
	return ledgers.movements
		.filter(({ date }) => date >= (start ?? '') && date <= (end ?? ''))
		.filter(({ companyId, midId }) => matches('company_id', companyId) && matches('mid_id', midId))
		.map(({ date, ledgerId, companyId, midId, amount, currency, reference, transactionId }) => ({
			date,
			company_id: companyId,
			mid_id: midId,
			ledger_id: ledgerId,
			amount: (amount / 100).toFixed(2),
			currency,
			reference,
			transaction_id: transactionId,
		}));
}
