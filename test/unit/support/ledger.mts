import type { IHttpRequestOptions } from 'n8n-workflow';

import { isObject } from '../../../nodes/shared/basics/json';
import { networkFault, type Answer } from './helpers.mts';

/** What a payment pays to whom. */
export interface Pay {
	amount: string;
	account: string;
}

/** What a provider does with the request for a payment. */
interface Behaviour {
	moves: boolean;
	/** Whether its records show the attempt. */
	recorded: boolean;
	answer: Answer;
}

const EMPTY: Answer = { status: 200, body: '' };
const BAD_GATEWAY: Answer = { status: 502, body: '<html>Bad Gateway</html>' };
const DUPLICATE: Answer = { status: 409, body: { error: { message: 'Duplicate reference' } } };
const REFUSED: Answer = { status: 400, body: { error: { code: 'NO', message: 'Account closed' } } };
const PAID: Answer = { status: 200, body: { id: 'tx-1' } };

/** Everything a provider may do, with and without a proof of it. */
export const BEHAVIOURS = {
	accepts: { moves: true, recorded: true, answer: PAID },
	refuses: { moves: false, recorded: true, answer: REFUSED },
	'refuses without a record': { moves: false, recorded: false, answer: REFUSED },
	'accepts, connection cut': { moves: true, recorded: true, answer: networkFault('ECONNRESET') },
	'accepts, bad gateway': { moves: true, recorded: true, answer: BAD_GATEWAY },
	'accepts, empty answer': { moves: true, recorded: true, answer: EMPTY },
	'accepts, says duplicate': { moves: true, recorded: true, answer: DUPLICATE },
	'refuses, connection cut': { moves: false, recorded: true, answer: networkFault('ECONNRESET') },
	'refuses, bad gateway': { moves: false, recorded: false, answer: BAD_GATEWAY },
	'refuses, empty answer': { moves: false, recorded: true, answer: EMPTY },
	'refuses, says duplicate': { moves: false, recorded: false, answer: DUPLICATE },
	'not reached': { moves: false, recorded: false, answer: networkFault('ECONNREFUSED') },
	'too many calls': { moves: false, recorded: false, answer: { status: 429, body: '' } },
} satisfies Record<string, Behaviour>;
export type BehaviourName = keyof typeof BEHAVIOURS;

/** How the provider's records answer: as they are, as they are from the second look on, not at all. */
export type Records = 'truth' | 'late' | 'silent' | 'broken';

/** A request for a payment, as the provider has taken it. */
export interface Taken extends Pay, Behaviour {
	key: string;
	/** The item that asked for it. */
	line: number;
	/** The run that asked for it. */
	step: number;
}

/** What a provider knows: which payments it was asked for, and which of them moved money. */
export class Ledger {
	readonly taken: Taken[] = [];

	/** How much money has moved with a key, in payments. */
	moves(key: string): number {
		return this.taken.filter((one) => one.moves && one.key === key).length;
	}

	/** Whether it has accepted this very payment. */
	has(key: string, pay: Pay): boolean {
		return this.taken.some((one) => one.moves && isOf(one, key, pay));
	}

	/** What a run has asked for with one of its items. */
	of(step: number, line?: number): Taken[] {
		return this.taken.filter((one) => one.step === step && (line === undefined || one.line === line));
	}

	/** The answer of the records: any accepted row counts, and a failed one only where there is no other. */
	lookUp(key: string, pay: Pay): Answer {
		const rows = this.taken.filter((one) => one.recorded && isOf(one, key, pay));
		if (rows.some(({ moves }) => moves)) return { body: { state: 'accepted', id: 'tx-found' } };
		return { body: rows.length > 0 ? { state: 'failed' } : { state: 'none' } };
	}
}

/** A provider for one run: what it does with each payment in turn, and how its records answer. */
export class LedgerProvider {
	private payments = 0;
	private looks = 0;

	constructor(
		private readonly ledger: Ledger,
		private readonly step: number,
		private readonly behaviours: readonly BehaviourName[],
		private readonly records: Records,
	) {}

	answer({ method, body, qs }: IHttpRequestOptions): Answer {
		const { key, amount, account, line } = method === 'GET' ? (qs ?? {}) : isObject(body) ? body : {};
		const pay = { amount: String(amount), account: String(account) };
		const name = String(key).trim();
		if (method === 'GET') return this.look(name, pay);
		const behaviour = BEHAVIOURS[this.behaviours[this.payments++ % this.behaviours.length] ?? 'accepts'];
		this.ledger.taken.push({ ...behaviour, ...pay, key: name, line: Number(line), step: this.step });
		return behaviour.answer;
	}

	private look(key: string, pay: Pay): Answer {
		this.looks += 1;
		if (this.records === 'broken') return { status: 500 };
		const shown = this.records === 'truth' || (this.records === 'late' && this.looks % 2 === 0);
		return shown ? this.ledger.lookUp(key, pay) : { body: { state: 'none' } };
	}
}

/** Whether two payments pay the same: `5` and `5.00` do. */
export function samePay(one: Pay, other: Pay): boolean {
	return Number(one.amount) === Number(other.amount) && one.account === other.account;
}

function isOf(taken: Taken, key: string, pay: Pay): boolean {
	return taken.key === key && samePay(taken, pay);
}
