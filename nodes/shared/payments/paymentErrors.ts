import type { PaymentFacts } from '../api/payment';
import type { KnownAs } from './marks';

/** What an error must say of a payment key that was used before. */
export interface KnownKey {
	key: string;
	as: KnownAs;
	/** Extra sendings of it that are used up. */
	sentAgain: number;
	/** Whether Options > Send Again names it. */
	listed: boolean;
	/** Whether this very execution had begun before, in a process that is no more. */
	interrupted: boolean;
	/** Whether the provider has just been asked about it, and did not tell. */
	asked?: boolean;
	/** What the item would have paid. */
	facts: PaymentFacts;
	/** What the same key has paid in this run, where that is known. */
	other?: PaymentFacts;
}

/** A payment key that was used before: nothing was sent. */
export class UsedKey extends Error {
	constructor(readonly known: KnownKey) {
		super(`Payment key "${known.key}" was used before`);
		this.name = 'UsedKey';
	}
}

/** The store of payment keys did not answer: nothing was sent. */
export class GuardUnavailable extends Error {
	constructor(override readonly cause: unknown) {
		super('The payment key could not be recorded');
		this.name = 'GuardUnavailable';
	}
}

/** The credential does not permit this, or can't be understood in what it permits: nothing was sent. */
export class NotAllowed extends Error {
	/** @param hint what the owner of the credential can do about it, and where */
	constructor(
		message: string,
		readonly hint: string,
	) {
		super(message);
		this.name = 'NotAllowed';
	}
}

/** A payment that the limits of the credential do not let through: nothing was sent. */
export class OverLimit extends Error {
	/** @param hint which limit it is, and where its owner can change it */
	constructor(
		message: string,
		readonly hint: string,
	) {
		super(message);
		this.name = 'OverLimit';
	}
}

/** A transfer an AI agent asked for, with a tool that nobody has allowed to move money: nothing was sent. */
export class AgentNotAllowed extends Error {
	constructor() {
		super('An AI agent may not move money with this tool');
		this.name = 'AgentNotAllowed';
	}
}
