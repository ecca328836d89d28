import type { Failure } from '../api/failure';

const TOO_LITTLE =
	/\b(insufficient|not enough|inadequate)[ _-]+(\w+[ _-]+)?(balance|funds?|money)\b|\b(balance|funds)\b[^.]{0,20}\b(insufficient|too low|not enough|exhausted)\b|\bno[ _]funds\b/i;

/** Of the person or key that calls; an amount or a currency that is not allowed is a field. */
const NO_RIGHT =
	/^((this|the|your) )?((user|operation|action|access|request|api key|key|you) )?((is|are) )?(not (permitted|allowed|authori[sz]ed)|forbidden|denied)\W*$|\b(permissions?|access denied|unauthori[sz]ed access)\b|\byou (are not|do not have|don't have) (permitted|allowed|authori[sz]ed|access|the right)/i;

const TOO_MANY = /\btoo many (requests|calls)\b|\brate[ _-]?limit/i;

/** These statuses say no more than that something is wrong; every other one is its own word. */
const SAYS_LITTLE = [200, 201, 202, 400, 422];

/** Said where a refusal speaks of too little money; undefined for every other. */
export function topUpStep({ message = '', code = '', outcome }: Failure): string | undefined {
	if (outcome === 'unknown' || !TOO_LITTLE.test(`${message} ${code}`)) return undefined;
	return 'Top up the account the money comes from, or lower the amount, then run the item again.';
}

/** A failure under the HTTP status its words speak of, where its own says nothing of the kind. */
export function asItSpeaks(failure: Failure): Failure {
	const { httpStatus, message = '', fields = [] } = failure;
	if (httpStatus === undefined || !SAYS_LITTLE.includes(httpStatus) || fields.length > 0) return failure;
	if (NO_RIGHT.test(message)) return { ...failure, httpStatus: 403 };
	return TOO_MANY.test(message) ? { ...failure, httpStatus: 429 } : failure;
}
