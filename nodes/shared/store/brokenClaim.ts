/** A claim that broke off after its words were written: they may stand in the store, and nothing may be done with them. */
export class BrokenClaim extends Error {
	constructor(override readonly cause: unknown) {
		super(cause instanceof Error ? cause.message : 'The claim broke off');
		this.name = 'BrokenClaim';
	}
}
