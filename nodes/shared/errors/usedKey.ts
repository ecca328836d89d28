import type { Payment } from '../api/operation';
import { PAYMENT_KEY, type PaymentFacts } from '../api/payment';
import type { KnownKey } from '../payments/paymentErrors';
import { quoted } from '../basics/quote';
import { wordsToSendAgain } from '../payments/sendAgain';

const ANOTHER = `Only a different payment needs another ${PAYMENT_KEY}.`;

/** What a person reads about a payment key that was used before, and the code of it. */
export interface UsedKeyWords {
	code: 'DUPLICATE_PAYMENT_KEY' | 'KEY_OF_OTHER_PAYMENT' | 'ALREADY_ACCEPTED';
	message: string;
	description: string;
}

/** The words for a key that was used before; nothing was sent. */
export function usedKeyWords(known: KnownKey, payment: Payment, provider: string): UsedKeyWords {
	const { key, as, listed } = known;
	const name = `${PAYMENT_KEY} ${quoted(key)}`;
	if (as === 'otherPayment') {
		return {
			code: 'KEY_OF_OTHER_PAYMENT',
			message: `${name} belongs to another payment: nothing was sent`,
			description: otherPayment(known),
		};
	}
	if (as === 'accepted' && listed) {
		return {
			code: 'ALREADY_ACCEPTED',
			message: `${provider} has accepted ${name} before: it is not sent again`,
			description: `Remove it from Options > Send Again.\n${ANOTHER}`,
		};
	}
	return {
		code: 'DUPLICATE_PAYMENT_KEY',
		message: `${name} was used before: nothing was sent`,
		description: [...history(known, provider), ...whatToDo(known, payment, provider)].join('\n'),
	};
}

/** How to have a key sent once more, after a look at what became of it. */
export function sendAgainWords(key: string, sentAgain: number, check: string): string {
	const words = wordsToSendAgain(key, sentAgain);
	const times = sentAgain === 0 ? '' : ', as each mention allows one more sending';
	return `Before you send it again, ${check}\nOnly if the money did not move: write ${words} into Options > Send Again${times}.`;
}

function history({ as, interrupted }: KnownKey, provider: string): string[] {
	if (as === 'accepted') return [`${provider} has accepted this payment.`];
	if (interrupted) {
		return [
			'An earlier attempt of this execution ended before it told the outcome: the payment may have been sent.',
		];
	}
	if (as === 'uncertain') {
		return ['It was sent before, and may have been accepted: a run ended in the middle of recording it.'];
	}
	return [
		'Its outcome is not known: this node has sent it before, or another run is sending it at this moment.',
	];
}

function whatToDo({ key, as, sentAgain, asked }: KnownKey, payment: Payment, provider: string): string[] {
	const { check, lookup } = payment;
	if (as === 'accepted') {
		return ['To let such items pass, set Options > On Duplicate to Pass On Marked as Duplicate.', ANOTHER];
	}
	if (as === 'uncertain') {
		return [
			`To find out whether it arrived, ${check}\nOnly if it did not: pay it with another ${PAYMENT_KEY}.`,
		];
	}
	const looked = `This node has asked ${provider} and found no proof of it, which does not prove that nothing was paid.`;
	const offer = `Options > On Duplicate > Ask Provider looks it up at ${provider}.`;
	const ask = lookup ? [asked ? looked : offer] : [];
	return [...ask, sendAgainWords(key, sentAgain, check), ANOTHER];
}

function otherPayment({ facts, other }: KnownKey): string {
	const before = other
		? `An item before it pays ${inWords(other)}, this one ${inWords(facts)}.`
		: `This item pays ${inWords(facts)}; the key was used before for another amount, currency or recipient.`;
	return [
		before,
		`Each payment needs a ${PAYMENT_KEY} of its own.`,
		'When several items have the same one, look at its expression: a misspelt column gives the same text for all.',
	].join('\n');
}

function inWords({ amount, currency, account }: PaymentFacts): string {
	const what = [amount ?? 'an amount the provider decides', currency ?? ''].join(' ').trim();
	const whom = account === undefined ? '' : ` to …${account.slice(-4)}`;
	return `${what}${whom}`;
}
