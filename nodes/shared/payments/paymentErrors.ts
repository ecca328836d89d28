/** A payment key that was used before: nothing was sent. */
export class DuplicatePayment extends Error {
	constructor(readonly key: string) {
		super(`Payment key "${key}" was used before`);
		this.name = 'DuplicatePayment';
	}
}

/** The store of payment keys did not answer: nothing was sent. */
export class GuardUnavailable extends Error {
	constructor(override readonly cause: unknown) {
		super('The payment key could not be recorded');
		this.name = 'GuardUnavailable';
	}
}

/** A claim that broke off after the key was written: nothing was sent, but the key may count as used. */
export class BrokenClaim extends Error {
	constructor(override readonly cause: unknown) {
		super(cause instanceof Error ? cause.message : 'The claim broke off');
		this.name = 'BrokenClaim';
	}
}
