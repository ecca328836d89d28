import type { IDataObject } from 'n8n-workflow';

import type { OperationInput, Payment } from '../api/operation';
import type { PaymentFacts } from '../api/payment';
import { InputError } from '../basics/inputError';
import { realTiming } from '../basics/timing';
import { registerOf, type Register } from '../payments/everyAccount';
import type { KnownAs } from '../payments/marks';
import { GuardUnavailable, UsedKey } from '../payments/paymentErrors';
import type { KeyState, PaymentOrder, PaymentResult } from '../payments/paymentOrder';
import { PayOnce } from '../payments/payOnce';
import { ProviderRecords } from '../payments/providerRecords';
import { AnsweredIds } from './answeredIds';
import { checkedRow } from './checkOnly';
import { finishedItems } from './finishedItems';
import type { FailedItem, ItemResult } from './itemResult';
import { receiptOf, type PaidItem } from './receipt';
import type { RunContext } from './runContext';
import { TransferCheck, type ReadyItem } from './transferCheck';
import { choicesOf, NO_CHOICES } from './transferChoices';

/** The items of a run that moves money: all are built and checked before the first is sent. */
export class TransferRun {
	private readonly register: Register;
	private readonly payments: PayOnce;
	private readonly results: ItemResult[] = [];
	private readonly payment: Payment;
	private readonly check: TransferCheck;
	private readonly answered: AnsweredIds;
	private wasStopped = false;
	/** Node and run are those of all items. */
	private origin?: OperationInput['origin'];

	/** @throws Error when the operation is no transfer */
	constructor(private readonly context: RunContext) {
		const { functions, provider, operation, operationId, credential, executionId } = context;
		if (!operation.payment) throw new Error(`Operation ${operationId} is no transfer`);
		this.payment = operation.payment;
		this.check = new TransferCheck(context, operation.payment);
		const node = functions.getNode();
		const scope = {
			workflowId: functions.getWorkflow().id,
			nodeId: node.id,
			credentialId: node.credentials?.[provider.credential]?.id ?? '',
			accounts: provider.possibleAccounts?.(credential) ?? [provider.account(credential)],
			operation: operationId,
		};
		const place = [executionId, provider.account(credential), operationId].join('|');
		this.answered = new AnsweredIds(place, provider.paymentIds);
		this.register = registerOf(functions.helpers, realTiming, scope, executionId);
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
			const item = this.prepared(index);
			if (item) ready.push(item);
		}
		this.wasStopped = !functions.continueOnFail() && this.results.some(isFailed);
		if (!this.wasStopped) {
			await this.look(ready.filter(({ choices }) => choices.checkOnly));
			await this.send(ready.filter(({ choices }) => !choices.checkOnly));
		}
		return Array.from({ length: itemCount }, (_, index) => this.results[index]);
	}

	/** What is to be sent for an item; undefined when it is finished or can't be sent, and `results` says which. */
	private prepared(index: number): ReadyItem | undefined {
		let key = '';
		let choices = NO_CHOICES;
		let facts: PaymentFacts = {};
		try {
			const input = this.context.input(index);
			key = input.text(this.payment.keyParameter);
			choices = choicesOf(this.context, index, key);
			const item = this.check.built(index, input, key, choices);
			facts = item.facts;
			const finished = finishedItems.get(this.placeOf(item));
			if (!finished) {
				this.check.pass(item);
				return item;
			}
			this.check.count(item);
			this.results[index] = finished;
		} catch (thrown) {
			const keyState = key === '' ? undefined : unclaimed(key);
			const { checkOnly } = choices;
			const failed = { state: 'failed' as const, thrown, keyState, checkOnly, facts };
			this.results[index] = this.withReceipt(failed, { key, facts, choices });
		}
		return undefined;
	}

	private async send(items: readonly ReadyItem[]): Promise<void> {
		await this.payments.payAll(
			items.map((item) => this.orderOf(item)),
			(result, order) => {
				const item = items[order];
				if (!item) return false;
				const ended = this.withReceipt(this.resultOf(item, result), item);
				this.results[item.index] = ended;
				if (ended.state !== 'failed') finishedItems.set(this.placeOf(item), ended);
				if (ended.state !== 'failed') return true;
				return this.context.functions.continueOnFail() && !this.context.cancelled();
			},
		);
	}

	/** Nothing is claimed and nothing is sent. */
	private async look(items: readonly ReadyItem[]): Promise<void> {
		if (items.length === 0) return;
		try {
			const states = await this.register.look(items);
			for (const [order, item] of items.entries()) {
				this.results[item.index] = {
					state: 'done',
					rows: item.calls.withWarnings([checkedRow(item, states[order])]),
				};
			}
		} catch (error) {
			const thrown = error instanceof InputError ? error : new GuardUnavailable(error);
			for (const { index } of items) this.results[index] = { state: 'failed', thrown };
		}
	}

	private orderOf(item: ReadyItem): PaymentOrder {
		const { key, fingerprint, call, calls, choices } = item;
		const asks = this.payment.lookup !== undefined && choices.askProvider;
		return {
			key,
			fingerprint,
			sendAgain: choices.sendAgain,
			askAboutDuplicate: choices.onDuplicate === 'ask',
			lookup: asks ? async () => await calls.lookup() : undefined,
			send: async () => {
				item.sentAt = realTiming.now();
				const rows = await this.check.sent(item, async () => await calls.carryOut(call));
				this.answered.take(rows[0], key, call);
				return rows;
			},
		};
	}

	private resultOf({ key, facts, choices }: ReadyItem, result: PaymentResult): ItemResult {
		if (result.state === 'failed') return result;
		if (result.state === 'sent') {
			const settled: IDataObject = result.byLookup ? { settledBy: 'lookup' } : {};
			return { state: 'done', rows: result.rows.map((row) => ({ ...row, ...settled })) };
		}
		const { as, sentAgain } = result;
		const passes = choices.onDuplicate === 'pass' || (choices.onDuplicate === 'ask' && as === 'accepted');
		if (passes && as !== 'otherPayment') {
			return { state: 'duplicate', paymentKey: key, outcome: outcomeOf(as) };
		}
		const { interrupted } = this.register;
		const listed = choices.sendAgain > 0;
		const asked = choices.onDuplicate === 'ask';
		const thrown = new UsedKey({ key, as, sentAgain, listed, interrupted, asked, facts });
		return { state: 'failed', thrown, keyState: unclaimed(key) };
	}

	private withReceipt<T extends ItemResult>(result: T, item: PaidItem & Pick<ReadyItem, 'choices'>): T {
		if (!item.choices.addReceipt) return result;
		return { ...result, receipt: receiptOf(result, item, this.context) };
	}

	/** An item that is done is not carried out again by n8n's Retry On Fail. */
	private placeOf({ index, key }: ReadyItem): string {
		this.origin ??= this.context.input(index).origin;
		const { nodeId, runIndex } = this.origin;
		return [this.context.executionId, nodeId, runIndex, index, key].join(':');
	}
}

function isFailed(result: ItemResult | undefined): result is FailedItem {
	return result?.state === 'failed' && result.checkOnly !== true;
}

function unclaimed(key: string): KeyState {
	return { key, locked: false, sentAgain: 0 };
}

function outcomeOf(as: KnownAs): 'accepted' | 'unknown' {
	return as === 'accepted' ? 'accepted' : 'unknown';
}
