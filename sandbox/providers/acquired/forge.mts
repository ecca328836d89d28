import type { Outgoing } from '../../core/deliveries.mts';
import { Refusal } from '../../core/refusal.mts';
import type { ForgeWish } from '../../core/simulator.mts';
import { type AcquiredCore, transactionFields } from './core.mts';
import { hashOf, type Notice } from './webhook.mts';

const DEFAULT_AMOUNT = '500.00';
const DEFAULT_TRANSACTION = '10680696';

/** The kinds of webhooks that can be made on purpose. */
export const forgeKinds = [
	{ kind: 'genuine', label: 'Genuine funds_received' },
	{ kind: 'outcome', label: 'Genuine transaction_outcome' },
	{ kind: 'update', label: 'Genuine transaction_update' },
	{ kind: 'replay', label: 'Last delivery once more' },
	{ kind: 'tampered', label: 'Last delivery, amount changed, hash kept (passes)' },
	{ kind: 'wrongHash', label: 'Spoiled hash' },
	{ kind: 'wrongSecret', label: 'Hash with a wrong secret' },
	{ kind: 'unsigned', label: 'No hash' },
	{ kind: 'numbers', label: 'company_id as a number' },
	{ kind: 'unknownEvent', label: 'Unknown event name' },
] as const;

/** A webhook of the wished kind, ready to be sent once. */
export function forged(core: AcquiredCore, wish: ForgeWish): Outgoing {
	const { policy: _policy, ...once } = made(core, wish);
	return once;
}

function made(core: AcquiredCore, wish: ForgeWish): Outgoing {
	const { companyHashcode } = core.settings.read();
	const funds = core.notice('funds_received', fundsFields(core, wish));
	switch (wish.kind) {
		case 'outcome':
			return core.outgoing(core.notice('transaction_outcome', transaction(wish)));
		case 'update':
			return core.outgoing(core.notice('transaction_update', transaction(wish)));
		case 'replay':
			return last(core, wish.reference);
		case 'tampered':
			return tampered(core, wish);
		case 'wrongHash':
			return core.unsigned(
				funds,
				hashOf(funds, companyHashcode).replace(/^./, (first) => (first === '0' ? '1' : '0')),
			);
		case 'wrongSecret':
			return core.unsigned(funds, hashOf(funds, `not-${companyHashcode}`));
		case 'unsigned':
			return core.unsigned(funds, undefined);
		case 'numbers':
			return core.outgoing({ ...funds, company_id: Number(funds.company_id) });
		case 'unknownEvent':
			return core.outgoing({ ...funds, event: 'ledger_reviewed' });
		default:
			return core.outgoing(funds);
	}
}

function fundsFields(core: AcquiredCore, { amount, reference }: ForgeWish): Record<string, unknown> {
	const [ledger] = core.ledgers.list();
	return {
		ledger_id: ledger?.id,
		amount: amount ?? DEFAULT_AMOUNT,
		currency: ledger?.currency,
		transaction_id: reference ?? DEFAULT_TRANSACTION,
	};
}

function transaction({ reference, status }: ForgeWish): Record<string, unknown> {
	return transactionFields(reference ?? DEFAULT_TRANSACTION, status ?? '1');
}

function last({ bench }: AcquiredCore, reference: string | undefined): Outgoing {
	const earlier = bench.deliveries
		.list()
		.findLast((each) => reference === undefined || each.reference === reference);
	if (!earlier) throw new Refusal('There is no earlier delivery to repeat.');
	const { url, event, reference: about, body, headers } = earlier;
	return { url, event, reference: about, body, headers };
}

/** The weakness of the hash: another amount under another id would fail, another amount alone passes. */
function tampered(core: AcquiredCore, wish: ForgeWish): Outgoing {
	const outgoing = last(core, wish.reference);
	const { hash, ...notice } = JSON.parse(outgoing.body) as Notice & { hash: string };
	const changed = core.unsigned({ ...notice, amount: wish.amount ?? '999999.00' }, hash);
	return { ...changed, url: outgoing.url };
}
