import type { IDataObject } from 'n8n-workflow';

import type { HttpCall } from '../api/call';
import type { Payment } from '../api/operation';
import type { PaymentFacts } from '../api/payment';
import { InputError } from '../basics/inputError';
import { realTiming } from '../basics/timing';
import { comparableKey } from '../payments/comparableKey';
import { fingerprintOf } from '../payments/fingerprint';
import type { KnownAs } from '../payments/keyStates';
import { UsedKey } from '../payments/paymentErrors';
import { PayOnce, type PaymentOrder, type PaymentResult } from '../payments/payOnce';
import { ProviderRecords } from '../payments/providerRecords';
import type { Permission } from '../payments/permission';
import { PaymentRegister } from '../payments/register';
import { mentionsOf } from '../payments/sendAgain';
import { refuseAgent } from './agent';
import { checkedRow } from './checkOnly';
import { finishedItems } from './finishedItems';
import type { ItemCalls } from './itemCalls';
import type { FailedItem, ItemResult } from './itemResult';
import { receiptOf, type PaidItem } from './receipt';
import type { RunContext } from './runContext';

/** A transfer that may go out. */
interface ReadyItem {
	index: number;
	key: string;
	fingerprint: string;
	facts: PaymentFacts;
	call: HttpCall | undefined;
	calls: ItemCalls;
	sentAt?: number;
}

/** The items of a run that moves money: all are built and checked before the first is sent. */
export class TransferRun {
	private readonly register: PaymentRegister;
	private readonly payments: PayOnce;
	private readonly results: ItemResult[] = [];
	private wasStopped = false;
	private readonly payment: Payment;
	private readonly permission: Permission;

	/** @throws Error when the operation is no transfer */
	constructor(private readonly context: RunContext) {
		const { functions, provider, operation, operationId, credential, executionId } = context;
		if (!operation.payment) throw new Error(`Operation ${operationId} is no transfer`);
		this.payment = operation.payment;
		this.permission = context.permission();
		const node = functions.getNode();
		const scope = {
			workflowId: functions.getWorkflow().id,
			nodeId: node.id,
			credentialId: node.credentials?.[provider.credential]?.id ?? '',
			account: provider.account(credential),
			operation: operationId,
		};
		this.register = new PaymentRegister(functions.helpers, realTiming, scope, executionId);
		const records = new ProviderRecords(realTiming, context.cancelled);
		this.payments = new PayOnce(this.register, records, `${executionId}:${node.id}`);
	}

	/** Keys sent in this run, in order. */
	get sentKeys(): readonly string[] {
		return this.payments.sentKeys;
	}

	/** True when items are wrong, so that none was sent. */
	get stopped(): boolean {
		return this.wasStopped;
	}

	/**
	 * Carries the items out. Without Continue On Fail nothing is sent when one of them is wrong, and the results end
	 * at the first item that fails.
	 *
	 * @returns what became of each item; undefined for those that came to no turn
	 */
	async all(): Promise<Array<ItemResult | undefined>> {
		const { itemCount, functions } = this.context;
		const ready: ReadyItem[] = [];
		for (let index = 0; index < itemCount; index++) {
			const item = this.prepared(index, ready);
			if (item) ready.push(item);
		}
		this.wasStopped = !functions.continueOnFail() && this.results.some(isFailed);
		if (!this.wasStopped) await this.carryOut(ready);
		return Array.from({ length: itemCount }, (_, index) => this.results[index]);
	}

	/** What is to be sent for an item; undefined when it is finished or can't be sent, and `results` says which. */
	private prepared(index: number, before: readonly ReadyItem[]): ReadyItem | undefined {
		try {
			refuseAgent(this.context.functions, index);
			this.permission.check('transfer', this.context.operation.action);
			const item = this.built(index);
			const finished = finishedItems.get(this.placeOf(item));
			if (finished) {
				this.results[index] = finished;
				return undefined;
			}
			this.requireOwnKey(item, before);
			this.permission.payment(item.facts);
			return item;
		} catch (thrown) {
			this.results[index] = { state: 'failed', thrown };
			return undefined;
		}
	}

	/** @throws InputError when the item can't be sent as it is, and whatever an expression throws */
	private built(index: number): ReadyItem {
		const { context, payment } = this;
		const input = context.input(index);
		const calls = context.calls(index, input);
		const key = input.text(payment.keyParameter);
		requireKey(key, payment.keyLabel);
		const call = calls.firstCall();
		const facts = call ? payment.facts(call, input) : {};
		return { index, key, facts, fingerprint: fingerprintOf(facts), call, calls };
	}

	/** @throws UsedKey when an item before pays something else with the same key */
	private requireOwnKey(item: ReadyItem, before: readonly ReadyItem[]): void {
		const key = comparableKey(item.key);
		const other = before.find(
			(one) => comparableKey(one.key) === key && one.fingerprint !== item.fingerprint,
		);
		if (other) throw this.usedKey(item, { as: 'otherPayment', sentAgain: 0 }, other.facts);
	}

	private async carryOut(ready: readonly ReadyItem[]): Promise<void> {
		const isCheck = ({ index }: ReadyItem) => this.context.option(index, 'checkOnly') === true;
		await this.check(ready.filter(isCheck));
		const toSend = ready.filter((item) => !isCheck(item));
		const goesOn = (result: PaymentResult, order: number): boolean => {
			const item = toSend[order];
			if (!item) return false;
			const ended = this.withReceipt(this.resultOf(item, result), item);
			this.results[item.index] = ended;
			if (ended.state !== 'failed') finishedItems.set(this.placeOf(item), ended);
			return ended.state !== 'failed' || this.context.functions.continueOnFail();
		};
		await this.payments.payAll(
			toSend.map((item) => this.orderOf(item)),
			goesOn,
		);
	}

	/** Nothing is claimed and nothing is sent. */
	private async check(items: readonly ReadyItem[]): Promise<void> {
		if (items.length === 0) return;
		try {
			const states = await this.register.look(items);
			for (const [order, item] of items.entries()) {
				this.results[item.index] = { state: 'done', rows: [checkedRow(item, states[order])] };
			}
		} catch (thrown) {
			for (const { index } of items) this.results[index] = { state: 'failed', thrown };
		}
	}

	private orderOf(item: ReadyItem): PaymentOrder {
		const { index, key, fingerprint, call, calls } = item;
		const asks = this.context.option(index, 'askProvider') !== false;
		return {
			key,
			fingerprint,
			sendAgain: mentionsOf(key, this.context.option(index, 'sendAgainKeys')),
			askAboutDuplicate: this.context.option(index, 'onDuplicate') === 'ask',
			lookup: this.payment.lookup && asks ? async () => await calls.lookup() : undefined,
			send: async () => {
				item.sentAt = realTiming.now();
				return await calls.carryOut(call);
			},
		};
	}

	private resultOf(item: ReadyItem, result: PaymentResult): ItemResult {
		if (result.state === 'failed') return result;
		if (result.state === 'sent') {
			const settled: IDataObject = result.byLookup ? { settledBy: 'lookup' } : {};
			return { state: 'done', rows: result.rows.map((row) => ({ ...row, ...settled })) };
		}
		const onDuplicate = this.context.option(item.index, 'onDuplicate');
		const passes = onDuplicate === 'pass' || (onDuplicate === 'ask' && result.as === 'accepted');
		if (passes && result.as !== 'otherPayment') {
			return { state: 'duplicate', paymentKey: item.key, outcome: outcomeOf(result.as) };
		}
		return { state: 'failed', thrown: this.usedKey(item, result), keyState: unclaimed(item.key) };
	}

	private withReceipt(result: ItemResult, item: ReadyItem & PaidItem): ItemResult {
		if (this.context.option(item.index, 'addReceipt') !== true) return result;
		return { ...result, receipt: receiptOf(result, item, this.context) };
	}

	private usedKey(
		{ key, facts, index }: ReadyItem,
		{ as, sentAgain }: { as: KnownAs; sentAgain: number },
		other?: PaymentFacts,
	): UsedKey {
		const listed = mentionsOf(key, this.context.option(index, 'sendAgainKeys')) > 0;
		const { interrupted } = this.register;
		return new UsedKey({ key, as, sentAgain, listed, interrupted, facts, other });
	}

	/** An item that is done is not carried out again by n8n's Retry On Fail. */
	private placeOf({ index, key }: ReadyItem): string {
		const { nodeId, runIndex } = this.context.input(index).origin;
		return [this.context.executionId, nodeId, runIndex, index, key].join(':');
	}
}

function isFailed(result: ItemResult | undefined): result is FailedItem {
	return result?.state === 'failed';
}

function unclaimed(key: string) {
	return { key, locked: false, sentAgain: 0 };
}

function outcomeOf(as: KnownAs): 'accepted' | 'unknown' {
	return as === 'accepted' ? 'accepted' : 'unknown';
}

/** @throws InputError when there is no key: without one a payment could be sent twice */
function requireKey(key: string, label: string): void {
	if (comparableKey(key) !== '') return;
	throw new InputError(
		`${label} is missing`,
		`Fill in ${label} with something of your own that names this payment, such as an order or payroll line number. It keeps the payment from being sent twice.`,
	);
}
