import type { IDataObject } from 'n8n-workflow';

import { joinedId } from '../shared/api/eventId';
import type { PollSettings, PollStrategy, RowState } from '../shared/api/poll';
import { differenceOf, signedDecimal } from '../shared/basics/decimal';
import { firstText } from '../shared/basics/json';
import { acquiredBanking } from './provider';
import { getAll } from './resources/ledger/getAll';

const CHANGED = 'balance.changed';
const OPENED = 'ledger.opened';

/**
 * What is remembered of a ledger. A balance that goes to and fro comes back to the same figures: the number tells
 * these changes apart, also from those of an earlier life of the trigger, by the time this one first saw the ledger.
 */
interface Remembered {
	since: string;
	number: number;
	/** '' while Acquired has named none. */
	balance: string;
}

/** Acquired's ledgers (https://developer.acquired.com/banking/yourledgers): what changes is their balance. */
export const acquiredBankingPoll: PollStrategy = {
	provider: acquiredBanking,
	operation: () => getAll,
	order: () => 'any',
	key: (row) => firstText(row, ['ledger_id']),
	time: () => undefined,
	read,
};

function read(row: IDataObject, before: string | undefined, settings: PollSettings): RowState {
	const balance = signedDecimal(row.balance);
	const known = before === undefined ? undefined : parsed(before);
	// A balance that can't be read, such as one left out, is no change: the next one is held against the last.
	if (balance === undefined) return { state: before ?? written(first(settings, '')), event: undefined };
	if (!known) return told(row, OPENED, null, first(settings, balance));
	const now = balance === known.balance ? known : { ...known, number: known.number + 1, balance };
	return told(row, CHANGED, known.balance === '' ? null : known.balance, now);
}

function first({ nowSeconds }: PollSettings, balance: string): Remembered {
	return { since: nowSeconds.toString(36), number: 1, balance };
}

function told(row: IDataObject, event: string, before: string | null, now: Remembered): RowState {
	const id = firstText(row, ['ledger_id']) ?? null;
	const { since, number, balance } = now;
	return {
		state: written(now),
		event: {
			event,
			eventId: joinedId(event, id, before, balance, `${since}.${number}`),
			subject: {
				type: 'ledger',
				id,
				reference: firstText(row, ['account_name']) ?? null,
				// Several payments may have made the change: none of them is known.
				amount: null,
				providerAmount: null,
				currency: firstText(row, ['currency']) ?? null,
				status: 'unknown',
				providerStatus: null,
				occurredAt: null,
			},
			change: {
				before,
				after: balance,
				difference: before === null ? null : differenceOf(balance, before),
			},
			body: row,
		},
	};
}

function written({ since, number, balance }: Remembered): string {
	return `${since}.${number} ${balance}`;
}

function parsed(text: string): Remembered | undefined {
	const [, since = '', number, balance = ''] = /^([0-9a-z]+)\.([0-9]+) (.*)$/.exec(text) ?? [];
	return number === undefined ? undefined : { since, number: Number(number), balance };
}
