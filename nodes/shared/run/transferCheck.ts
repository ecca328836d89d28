import type { HttpCall } from '../api/call';
import type { OperationInput, Payment } from '../api/operation';
import { PAYMENT_KEY, type PaymentFacts } from '../api/payment';
import { InputError } from '../basics/inputError';
import { quoted } from '../basics/quote';
import { refuseSpoilt } from '../basics/spoilt';
import { comparableKey } from '../payments/comparableKey';
import { fingerprintOf } from '../api/fingerprint';
import { UsedKey } from '../payments/paymentErrors';
import type { Permission } from '../payments/permission';
import { nothingWasDone } from '../payments/payOnce';
import { refuseAgent } from './agent';
import { ChosenIds } from './chosenIds';
import type { ItemCalls } from './itemCalls';
import type { RunContext } from './runContext';
import type { TransferChoices } from './transferChoices';

/** Errors have to repeat a key whole, so that a person can write it into Options > Send Again. */
const MOST_KEY_LENGTH = 255;

/** A transfer that is built and may go out. */
export interface ReadyItem {
	index: number;
	key: string;
	fingerprint: string;
	facts: PaymentFacts;
	call: HttpCall | undefined;
	calls: ItemCalls;
	choices: TransferChoices;
	/** Whether an item before it has the same key. */
	repeats?: boolean;
	/** Milliseconds since 1970, when it was sent. */
	sentAt?: number;
}

/** Builds the transfers of a run one after another and refuses what may not go out; sends and claims nothing. */
export class TransferCheck {
	private readonly permission: Permission;
	private readonly chosenIds: ChosenIds;
	/** The first item of each key. */
	private readonly firstOfKey = new Map<string, ReadyItem>();

	constructor(
		private readonly context: RunContext,
		private readonly payment: Payment,
	) {
		const { provider, credential, operationId } = context;
		this.permission = context.permission();
		this.chosenIds = new ChosenIds(provider, [provider.account(credential), operationId].join('|'));
	}

	/**
	 * An item, built.
	 *
	 * @throws AgentNotAllowed, NotAllowed when it may not be sent at all, InputError when it can't be sent as it is, and
	 *   whatever an expression throws
	 */
	built(index: number, input: OperationInput, key: string, choices: TransferChoices): ReadyItem {
		const { context, payment } = this;
		refuseAgent(context.functions, index);
		this.permission.check('transfer', context.operation.action);
		requireKey(key);
		const calls = context.calls(index, input);
		const call = calls.firstCall();
		const facts = call ? payment.facts(call, input) : {};
		return { index, key, facts, fingerprint: fingerprintOf(facts), call, calls, choices };
	}

	/**
	 * Lets an item pass that is to be sent in this run.
	 *
	 * @throws UsedKey when an item before pays something else with the same key, InputError when another payment has the
	 *   id a person set for this one, NotAllowed, OverLimit when the credential does not permit this payment
	 */
	pass(item: ReadyItem): void {
		const { key, facts, fingerprint } = item;
		const first = this.firstOfKey.get(comparableKey(key));
		if (first && first.fingerprint !== fingerprint) {
			const known = { as: 'otherPayment', sentAgain: 0, listed: false, interrupted: false } as const;
			throw new UsedKey({ key, facts, other: first.facts, ...known });
		}
		this.chosenIds.take(item.call, item);
		// Of items with one key only one can move money.
		if (!first) this.permission.payment(facts);
		item.repeats = first !== undefined;
		if (!first) this.firstOfKey.set(comparableKey(key), item);
	}

	/**
	 * Sends an item that has passed.
	 *
	 * @throws whatever `send` throws
	 */
	async sent<T>(item: ReadyItem, send: () => Promise<T>): Promise<T> {
		this.chosenIds.sent(item.call, item);
		return await send().catch((thrown: unknown) => {
			if (nothingWasDone(thrown)) this.chosenIds.free(item.call);
			throw thrown;
		});
	}

	/** An item that was sent in an earlier try of this run: it counts into what the credential permits. */
	count(item: ReadyItem): void {
		try {
			this.pass(item);
		} catch {
			// It is sent already; what no longer fits are the items after it.
		}
	}
}

/** @throws InputError when there is no key, or one a spreadsheet has spoilt: several payments would share it */
function requireKey(key: string): void {
	if (comparableKey(key) !== '') {
		refuseSpoilt(key, PAYMENT_KEY);
		if (key.length > MOST_KEY_LENGTH) {
			throw new InputError(
				`${PAYMENT_KEY} ${quoted(key)} has ${key.length} characters`,
				`Use a name of at most ${MOST_KEY_LENGTH} characters: it looks as if the field held something else.`,
			);
		}
		return;
	}
	throw new InputError(
		`${PAYMENT_KEY} is missing`,
		`Fill in ${PAYMENT_KEY} with something of your own that names this payment, such as an order or payroll line number. It keeps the payment from being sent twice.`,
	);
}
