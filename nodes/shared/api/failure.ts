/**
 * What is known of a call that did not succeed. `notSent`: it never left this machine; `refused`: the
 * provider said no and did nothing; `unknown`: it may have been carried out.
 */
export type Outcome = 'notSent' | 'refused' | 'unknown';

/**
 * What this package itself says about a call. It never shares a field with a provider's codes: a provider may
 * use the same word for something else.
 */
export type OwnCode =
	/** A person stopped the run before the call was made. */
	| 'STOPPED'
	/** Another item was told to wait longer than this node waits. */
	| 'RATE_LIMITED'
	/** A body that is not JSON: a page of a proxy, a cut answer. */
	| 'UNREADABLE_ANSWER'
	| 'NO_ANSWER'
	/** The answer holds no proof that the payment was accepted. */
	| 'NOT_CONFIRMED'
	/** The answer is about another record than the one that was asked for. */
	| 'OTHER_RECORD'
	| 'NO_RESPONSE_CODE'
	| 'NO_STATUS'
	| 'SIGN_IN_REFUSED'
	| 'SIGN_IN_FAILED'
	/** The credential can't be used as it is filled in. */
	| 'INVALID_INPUT'
	/** The owner of the credential does not permit it. */
	| 'NOT_ALLOWED'
	/** The payment is above what the owner of the credential permits, or can't be held against it. */
	| 'OVER_LIMIT'
	| 'BLOCKED_BY_N8N'
	/** A fault of this package after the call went out. */
	| 'UNEXPECTED';

/** A complaint about one field, as a provider lists them. */
export interface FieldProblem {
	field: string;
	message: string;
}

/** What a provider's answer says when it says no. Everything is optional: answers differ. */
export interface Refusal {
	/** The provider's own code or word. */
	code?: string;
	/** Given when it is this package that misses something in the answer. */
	own?: OwnCode;
	message?: string;
	details?: unknown;
	fields?: FieldProblem[];
	/** The provider's id of the call, when it stands in the answer and not in a header. */
	requestId?: string;
	/** Given when the answer itself tells whether something was done; else the HTTP status decides. */
	outcome?: Outcome;
	/** What the person can do about exactly this, when the answer allows more than the general advice. */
	nextStep?: string;
	/** True when the provider answered, but a second attempt is wrong all the same: the payment key stays locked. */
	keepKey?: boolean;
	/** The provider's own id of the attempt: what its support asks for. */
	transactionId?: string;
}

export interface Failure extends Refusal {
	outcome: Outcome;
	httpStatus?: number;
	/** True when a refusal itself says that the money moved: not even a new login may send the call again. */
	speaksOfMoney?: boolean;
	/** The code of a fault on the way, such as ECONNRESET; the system's word, neither ours nor the provider's. */
	network?: string;
	retryAfter?: string;
	/** What the transport did before it gave up: tries, the time between them, and how long one try may take. */
	tries?: number;
	waitedMs?: number;
	timeoutMs?: number;
	/** The wait the provider asked for, when it is longer than this node waits. */
	askedToWaitMs?: number;
}

/** A call that did not succeed; errors/itemError turns it into what a person reads. */
export class CallFailure extends Error {
	/** @param secrets what the call went out with: an answer may quote it, and it must not show */
	constructor(
		readonly failure: Failure,
		readonly secrets: readonly string[] = [],
	) {
		super(failure.message ?? failure.code ?? failure.own ?? failure.network ?? 'The call failed');
		this.name = 'CallFailure';
	}
}

/** Whether a call found nothing at its address or id. */
export function isNotFound(thrown: unknown): boolean {
	return thrown instanceof CallFailure && thrown.failure.httpStatus === 404;
}

/** Whether an HTTP status by itself proves that nothing was done (RFC 9110, section 15). */
export function statusOutcome(status: number): Outcome {
	// These may follow a first try that went through, or a server that stopped waiting for itself (499 of nginx);
	// 302 and 303 may answer a request that did.
	if ([408, 409, 425, 499].includes(status)) return 'unknown';
	if (status >= 400 && status < 500) return 'refused';
	if ([301, 307, 308].includes(status)) return 'refused';
	return 'unknown';
}
