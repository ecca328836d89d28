import type { IDataObject } from 'n8n-workflow';

import { plainDecimal } from '../basics/decimal';
import { isObject, scalarText } from '../basics/json';
import { currencyDecimals } from '../basics/money';
import { wholeOrLength } from '../basics/quote';
import { amountIn, isSameAccount, isSameAmount, isSameReference } from '../basics/sameValue';
import type { HttpCall } from './call';
import type { Payment } from './operation';
import type { PaymentFacts } from './payment';
import { currencyIn } from './paymentFacts';

/** What was sent, as far as an answer may repeat it. */
export interface SentPayment {
	/** As the operation builds it, before an envelope or another encoding. */
	call: HttpCall;
	facts: PaymentFacts;
	/** As the operation's `payment.answerNames`. */
	names?: Payment['answerNames'];
}

type Kind = 'amount' | 'currency' | 'account' | 'reference';

/** Kinds of fields by their names, as APIs and people call them. */
const KINDS: ReadonlyArray<[Kind, RegExp]> = [
	['currency', /currency(code)?(iso3?)?$/],
	['amount', /amount$/],
	[
		'reference',
		/^(client|external|merchant|customer|payment|your|own)?(reference|ref)(no|number|id)?$|^externalid$|idempotencykey$/,
	],
	[
		'account',
		/(account|phone|mobile|wallet)(no|num|number|id)?$|iban$|msisdn$|(ledger|customer|client|recipient|beneficiary|payable)id$|recipientcustomercode$/,
	],
];

const OF_FEES = /fee|charge|commission|levy|duty|(^|_)(vat|tax)|stamp/i;

/** Names by which an answer says that its amount may be the other side of a conversion. */
const OF_CONVERSION = /exchange|conver|(^|_)fx|^rate$/i;

/** One thing an answer says otherwise than it was sent, in words; accounts show their last four characters. */
interface Difference {
	name: string;
	shown: string;
	sent: string;
}

/**
 * What an answer says of a payment otherwise than it was sent, as the end of a sentence; undefined when nothing speaks
 * against it. Looked at are members that bear the name of a field that was sent, or one the operation names: amount,
 * currency, account and the caller's own reference. What may be the other side of a conversion is left out.
 *
 * @param records where the answer may hold the payment
 */
export function otherPayment(records: readonly unknown[], sent: SentPayment): string | undefined {
	const found = [...new Set(records)].filter(isObject).flatMap((record) => differencesIn(record, sent));
	if (found.length === 0) return undefined;
	const words = found.map(({ name, shown, sent: wanted }) => `${name} ${shown} where ${wanted} was sent`);
	return [...new Set(words)].join(', ');
}

function differencesIn(record: IDataObject, sent: SentPayment): Difference[] {
	const expected = expectedOf(sent);
	const currencies = [...expected.currency.values()].flat();
	return Object.entries(record).flatMap(([name, value]) => {
		const shown = scalarText(value);
		if (shown === undefined) return [];
		if (name === 'amount' && isOtherSide(record, currencies, sent.facts)) return [];
		return differenceOf(name, shown, expected, { record, currencies, facts: sent.facts });
	});
}

type Expected = Record<Kind, Map<string, string[]>>;

interface Around {
	record: IDataObject;
	/** All the call names. */
	currencies: readonly string[];
	facts: PaymentFacts;
}

function differenceOf(
	name: string,
	shown: string,
	expected: Expected,
	{ record, currencies, facts }: Around,
): Difference[] {
	const amounts = expected.amount.get(name);
	if (amounts) {
		const decimals = facts.currency === undefined ? 2 : currencyDecimals(facts.currency);
		const same = isSameAmount(shown, amounts, feesIn(record), decimals);
		return same ? [] : [{ name, shown: amountIn(shown) ?? shown, sent: amounts[0] ?? '' }];
	}
	const wanted = expected.currency.get(name);
	if (wanted) {
		const code = currencyIn(shown);
		const all = name === 'currency' ? currencies : wanted;
		if (code === undefined || all.includes(code) || isConverted(record)) return [];
		return [{ name, shown: code, sent: wanted[0] ?? '' }];
	}
	const accounts = expected.account.get(name);
	if (accounts) {
		if (accounts.some((one) => isSameAccount(shown, one))) return [];
		return [{ name, shown: ending(shown), sent: ending(accounts[0]) }];
	}
	const [reference] = expected.reference.get(name) ?? [];
	if (reference === undefined || isSameReference(shown, reference)) return [];
	return [{ name, shown: wholeOrLength(shown), sent: wholeOrLength(reference) }];
}

/** What members of the answer are to say, by kind and name. */
function expectedOf({ call, facts, names = {} }: SentPayment): Expected {
	const all: Expected = { amount: new Map(), currency: new Map(), account: new Map(), reference: new Map() };
	const add = (kind: Kind, name: string, value: string | undefined): void => {
		const values = all[kind].get(name) ?? [];
		if (value !== undefined && value !== '') all[kind].set(name, [...values, value]);
	};
	for (const name of ['amount', ...(names.amount ?? [])]) add('amount', name, facts.amount);
	add('currency', 'currency', facts.currency);
	for (const name of names.account ?? []) add('account', name, facts.account);
	for (const [name, value] of Object.entries(fieldsOf(call))) {
		const kind = kindOf(name);
		const text =
			kind === 'amount' ? plainDecimal(value) : kind === 'currency' ? currencyIn(value) : scalarText(value);
		if (kind !== undefined) add(kind, name, text);
	}
	return all;
}

/** The fields of a call at the top, or those of the only entry of a list. */
function fieldsOf({ body }: HttpCall): IDataObject {
	if (body instanceof URLSearchParams) return Object.fromEntries(body);
	const [first, ...others] = Array.isArray(body) ? body : [body];
	return isObject(first) && others.length === 0 ? first : {};
}

function kindOf(name: string): Kind | undefined {
	const plain = name.replace(/[_\s-]/g, '').toLowerCase();
	if (OF_FEES.test(plain)) return undefined;
	return KINDS.find(([, pattern]) => pattern.test(plain))?.[0];
}

/** Whether a bare `amount` may be in another currency than the one it was sent in. */
function isOtherSide(record: IDataObject, currencies: readonly string[], facts: PaymentFacts): boolean {
	if (isConverted(record)) return true;
	const shown = currencyIn(record.currency);
	if (shown === undefined) return new Set(currencies).size > 1;
	return shown !== facts.currency && currencies.includes(shown);
}

function isConverted(record: IDataObject): boolean {
	return Object.keys(record).some((name) => OF_CONVERSION.test(name));
}

function feesIn(record: IDataObject): string[] {
	return Object.entries(record)
		.filter(([name]) => OF_FEES.test(name))
		.flatMap(([, value]) => amountIn(value) ?? []);
}

/** Enough of an account to tell it by, too little to use it. */
function ending(account = ''): string {
	return account.length > 4 ? `…${account.slice(-4)}` : '…';
}
