import { sentenceOf } from './sentence';

/**
 * What a sentence of a refusal says of the money. Freed by mistake a payment is made twice, kept by mistake it costs
 * a look: so a word for something done counts unless the sentence itself plainly denies it.
 */

const DONE =
	'(?:debited|deducted|credited|charged|paid|completed|success|successful|successfully|succeeded|settled|disbursed|processed|delivered|executed|(?:gone|went) through|(?:left|taken from|withdrawn from) (?:your|the|their) (?:account|wallet|balance))';

/** Done to the money itself; of a currency or a document the same verbs say nothing. */
const DONE_TO_MONEY =
	'(?:accepted|initiated|created|submitted|sent|received|scheduled|posted|approved|authori[sz]ed|confirmed|made|forwarded|placed|transferred|moved|captured|reserved|held|released|recorded|registered|booked|complete|done)';
const MONEY =
	'(?:money|funds|transfer|payment|payout|transaction|txn|trx|debit|settlement|disbursement|withdrawal|remittance)';
const MONEY_WAS_MOVED = new RegExp(
	`\\b${MONEY}(?: request| order)?(?: (?:is|was|were|has|have|had|been|now|already|successfully))* ${DONE_TO_MONEY}\\b`,
);

const WAS_DONE = new RegExp(`\\b${DONE}\\b`);

/** Alone, what a bank answers to a payment it has made. */
const ALONE = /^(?:approved|complete|posted|captured|done)$/;

const PROVE = '(?:confirm|determine|establish|ascertain|conclude)';
const OF_A_PERSON =
	'(?! (?:(?:the|your|that|this|their|destination|beneficiary|recipient|receiver|customer) )*(?:account|beneficiary|recipient|receiver|name|bvn|identity|pin|otp|password|email|phone|user|customer)\\b)';
/** An e-mail address that was not confirmed says nothing of a payment. */
const NO_PERSON =
	'(?<!\\b(?:email|phone|identity|user|customer|password|registration)(?: (?:number|address|is|was|has|been)){0,3} )';
const NOT = "(?:not|never|cannot|cant|couldnt|didnt|[a-z]+n't)";
const ANSWER = '(?:response|reply|answer|confirmation|acknowledge?ment|ack|callback|feedback)';
const OUTCOME = '(?:transaction|transfer|payment|payout|status|outcome|result|response|reply|debit)';

/** Nobody knows what became of it, or it was done and is taken back. A denial in front changes neither. */
const NOBODY_KNOWS = [
	'\\b(?:revers(?:ed|als?|ing)|will reverse|auto revers[a-z]*|refund(?:ed|ing)|roll(?:ed)? ?back|charge ?backs?)\\b',
	`\\bno (?:[a-z]+ )?${ANSWER}\\b`,
	`${NO_PERSON}\\b${NOT} (?:yet |been |being |be |get )*(?:respond(?:ed|ing)?|reply|replied|replying|answer(?:ed|ing)?|acknowledged?|known|certain|clear|confirmed|determined|established|ascertained)\\b`,
	`\\b(?:${NOT}|(?:unable|failed|failure|inability|not able|impossible) to) ${PROVE}\\b${OF_A_PERSON}`,
	`\\b(?:${NOT}|(?:unable|failed|failure|inability|not able|impossible) to) (?:verify|get|obtain|retrieve|fetch|check|query|receive|read)(?: (?:the|your|its|a|an|any|final|successful|valid|of|from))* (?:${OUTCOME}|${ANSWER})\\b`,
	`\\b${NOT} receive (?:[a-z]+ ){0,3}${ANSWER}\\b`,
	`\\b${ANSWER}(?: (?:is|was|has|been))* (?:lost|missing|unavailable|not (?:available|received))\\b`,
	`\\blost (?:the |its |a )?${ANSWER}\\b`,
	'\\b(?:outcome|result|status)(?: (?:is|was))? (?:unavailable|not available)\\b',
	`\\b${OUTCOME} ${NOT} (?:be |been )?(?:retrieved|verified|fetched|checked|obtained)\\b`,
	`\\b${OUTCOME} (?:could|can|has|was|is) not (?:be |been )?(?:retrieved|verified|fetched|checked|obtained)\\b`,
	'\\bafter (?:the |a |your )?debit\\b',
	'\\b(?:on (?:its|the) way|in transit)\\b',
	'\\b(?:unconfirmed|indeterminate|inconclusive|uncertain|unclear|in doubt)\\b',
	'\\b(?:outcome|result|state|status)(?: of [a-z ]{1,30})?(?: (?:is|was|remains|still))* unknown\\b',
	'\\bunknown (?:outcome|result|state|status)\\b',
	'\\b(?:may|might|could) still\\b',
	'\\b(?:connection|link|contact)(?: [a-z]+){0,5} (?:lost|reset|closed|dropped|interrupted|broken|cut)\\b',
].map((pattern) => new RegExp(pattern));

const BE = '(?:be|been|being|is|was|are|were|has|have|had|get|able|to|actually|ever|also)';
const NOUN =
	'(?:a|an|the|any|your|of|it|them|these|this|money|cash|funds?|sum|amounts?|charges?|fees?|debits?|credits?|payments?|payouts?|transactions?|transfers?|customers?|accounts?|wallets?)';
const LATER = '(?! (?:yet|until|within|in time|on time|so far)\\b)';
const EITHER = `(?:${DONE}|${DONE_TO_MONEY})`;
const DENIED = `${EITHER}(?: (?:(?:or|nor) (?:${BE} )*)?${EITHER})*\\b${LATER}`;

/** What is no report of something done, although it holds the word. */
const PLAINLY_NOT = [
	`\\b(?:not|never|cannot|unable|cant|couldnt|wasnt|isnt|didnt|hasnt|wont|non|[a-z]+n't|failed to)(?: ${BE}){0,4} ${DENIED}`,
	`\\b(?:no|none|nothing|neither|nor|without)(?: (?:${BE}|${NOUN})){0,6} ${DENIED}`,
	// What has to be done first, and what a field has to be.
	`\\b(?:must|has to|have to|needs? to|required to)(?: first)? (?:be|get)(?: first)? ${DENIED}`,
	`\\bcan (?:only )?be ${DENIED}`,
	`(?:^|\\| )(?:the )?(?:field )?${DONE}(?: (?:at|on|by|date|time|amount|account|flag|status))? (?:must|is required|should be an?|has to|needs to|is not a valid|is invalid)\\b`,
	'\\b(?:success|successful|paid|completed|processed)(?: \\|)? (?:false|no)\\b',
	// The account a payment comes from or goes to, as a refusal names it.
	'\\b(?:account|wallet|ledger|card|amount|sum|fee) to be [a-z]+(?= (?:has|have|is|was|does|do|did|cannot|can|must|exceeds?|not|number)\\b)',
	`\\b(?:kyc|kyb|onboarding|registration|profile|login|authentication)(?: (?:is|was|has|been|check|process))* ${DONE}\\b`,
].map((pattern) => new RegExp(pattern, 'g'));

/**
 * Whether a text says that money moved, that it is taken back, or that nobody knows whether it moved. "The transfer was
 * not successful" and "paid_at must be a date" say nothing of the kind.
 */
export function saysDone(text: string): boolean {
	const said = sentenceOf(text);
	if (NOBODY_KNOWS.some((pattern) => pattern.test(said))) return true;
	const left = PLAINLY_NOT.reduce((words, pattern) => words.replace(pattern, '…'), said);
	return ALONE.test(left.replace(/ ?\|/g, '')) || WAS_DONE.test(left) || MONEY_WAS_MOVED.test(left);
}
