import type { Outgoing } from '../../core/deliveries.mts';
import { Refusal } from '../../core/refusal.mts';
import type { ForgeWish } from '../../core/simulator.mts';
import type { HexcoreCore } from './core.mts';
import { newId } from './ids.mts';
import { toKobo, toNaira } from './money.mts';
import { type Notice, proven, webhookBody } from './webhook.mts';

const DEFAULT_AMOUNT = 5_000_000n;

/** The kinds of webhooks that can be made on purpose. */
export const forgeKinds = [
	{ kind: 'genuine', label: 'Genuine event' },
	{ kind: 'wrongProof', label: 'Wrong token or signature' },
	{ kind: 'noProof', label: 'No token or signature' },
	{ kind: 'tampered', label: 'Amount changed after signing' },
	{ kind: 'replay', label: 'Last delivery once more' },
	{ kind: 'unknownEvent', label: 'Unknown event name' },
	{ kind: 'noReference', label: 'Without a reference' },
] as const;

/** A webhook of the wished kind, ready to be sent. */
export function forged(core: HexcoreCore, wish: ForgeWish): Outgoing {
	const settings = core.settings.read();
	const notice = noticeFor(core, wish);
	switch (wish.kind) {
		case 'replay':
			return replayed(core, wish.reference);
		case 'noProof':
			return proven(notice, { ...settings, webhookProof: 'none' });
		case 'wrongProof':
			return proven(notice, { ...settings, webhookSecret: `not-${settings.webhookSecret}` });
		case 'tampered':
			return { ...proven(notice, settings), body: webhookBody({ ...notice, amount: notice.amount + 1 }) };
		case 'noReference':
			return proven(
				notice,
				settings,
				JSON.stringify({ event: notice.event, data: { status: notice.status } }),
			);
		default:
			return proven(notice, settings);
	}
}

function replayed({ bench }: HexcoreCore, reference: string | undefined): Outgoing {
	const earlier = bench.deliveries
		.list()
		.findLast((each) => reference === undefined || each.reference === reference);
	if (!earlier) throw new Refusal('There is no earlier delivery to replay.');
	const { url, event, body, headers } = earlier;
	return { url, event, reference: earlier.reference, body, headers };
}

function noticeFor({ bank }: HexcoreCore, wish: ForgeWish): Notice {
	const known = wish.reference === undefined ? undefined : bank.transfers.find(wish.reference);
	const status = wish.status ?? known?.status ?? 'SUCCESSFUL';
	return {
		event: wish.kind === 'unknownEvent' ? 'transfer.reviewed' : `transfer.${status.toLowerCase()}`,
		reference: wish.reference ?? newId('trf_'),
		status,
		amount: toNaira(amountFor(wish, known?.amount ?? DEFAULT_AMOUNT)),
	};
}

function amountFor({ amount }: ForgeWish, otherwise: bigint): bigint {
	if (amount === undefined) return otherwise;
	const kobo = toKobo(amount);
	if (kobo === undefined) throw new Refusal('"amount" must be an amount like "500.00".');
	return kobo;
}
