import { randomBytes } from 'node:crypto';
import type { Outgoing } from '../../core/deliveries.mts';
import { Refusal } from '../../core/refusal.mts';
import type { ForgeWish } from '../../core/simulator.mts';
import type { HexaiCore } from './core.mts';
import { statusWord } from './dialect.mts';
import { toBututs } from './money.mts';
import type { HexaiSettings } from './settings.mts';
import {
	eventName,
	NEWER_SIGNATURE_HEADER,
	type Notice,
	signature,
	SIGNATURE_HEADER,
	signatureHeader,
	webhookBody,
} from './webhook.mts';

const DEFAULT_AMOUNT = 50_000;
const HOUR_MS = 3_600_000;

/** The kinds of webhooks that can be made on purpose. */
export const forgeKinds = [
	{ kind: 'genuine', label: 'Genuine event' },
	{ kind: 'wrongSignature', label: 'Signed with a wrong secret' },
	{ kind: 'unsigned', label: 'No signature' },
	{ kind: 'reserialised', label: 'Body printed anew (500 for 500.00)' },
	{ kind: 'tampered', label: 'Amount changed after signing' },
	{ kind: 'replay', label: 'Last delivery once more' },
	{ kind: 'unknownEvent', label: 'Unknown event name' },
	{ kind: 'waveForm', label: 'Wave form (t=, v1=)' },
	{ kind: 'staleWaveForm', label: 'Wave form, an hour old' },
	{ kind: 'alias', label: 'Signature in x-hexai-signature' },
] as const;

/** A webhook of the wished kind, ready to be sent. */
export function forged(core: HexaiCore, wish: ForgeWish): Outgoing {
	const settings = core.settings.read();
	if (wish.kind === 'replay') return replayed(core, wish.reference);
	const notice = noticeFor(core, wish);
	const genuine = webhookBody(notice, settings.dialect);
	const now = core.bench.clock.now();
	const { webhookSecret: secret, webhookForm: form } = settings;
	const header = signatureHeader(settings.dialect);
	const send = (body: string, headers: Record<string, string>): Outgoing => ({
		url: settings.webhookUrl,
		event: notice.event,
		reference: notice.reference,
		body,
		headers: { 'content-type': 'application/json', ...headers },
	});
	const signed = signature(genuine, secret, form, now);
	switch (wish.kind) {
		case 'unsigned':
			return send(genuine, {});
		case 'wrongSignature':
			return send(genuine, { [header]: signature(genuine, `not-${secret}`, form, now) });
		case 'tampered':
			return send(webhookBody({ ...notice, amount: notice.amount + 100 }, settings.dialect), {
				[header]: signed,
			});
		case 'reserialised':
			return reserialised(notice, settings, send, now);
		case 'waveForm':
			return send(genuine, { [SIGNATURE_HEADER]: signature(genuine, secret, 'wave', now) });
		case 'staleWaveForm':
			return send(genuine, { [SIGNATURE_HEADER]: signature(genuine, secret, 'wave', now - HOUR_MS) });
		case 'alias':
			return send(genuine, { [NEWER_SIGNATURE_HEADER]: signature(genuine, secret, 'plain', now) });
		default:
			return send(genuine, { [header]: signed });
	}
}

function reserialised(
	notice: Notice,
	{ webhookSecret, webhookForm }: HexaiSettings,
	send: (body: string, headers: Record<string, string>) => Outgoing,
	now: number,
): Outgoing {
	// Only the documented body prints an amount that changes when it is parsed and printed anew.
	const documented = webhookBody(notice, 'seed');
	const anew = JSON.stringify(JSON.parse(documented));
	if (anew === documented)
		throw new Refusal('Give an amount that ends in 0, like 500.00: others print the same again.');
	return send(anew, { [SIGNATURE_HEADER]: signature(documented, webhookSecret, webhookForm, now) });
}

function replayed({ bench, settings }: HexaiCore, reference: string | undefined): Outgoing {
	const earlier = bench.deliveries
		.list()
		.findLast((each) => reference === undefined || each.reference === reference);
	if (!earlier) throw new Refusal('There is no earlier delivery to replay.');
	const { event, body, headers } = earlier;
	return { url: settings.read().webhookUrl, event, reference: earlier.reference, body, headers };
}

function noticeFor({ ledger, settings }: HexaiCore, wish: ForgeWish): Notice {
	const { dialect } = settings.read();
	const known = wish.reference === undefined ? undefined : ledger.byReference(wish.reference);
	const status = wish.status ?? (known ? statusWord(known, dialect) : 'SUCCEEDED');
	const type = known?.order.type ?? 'COLLECTION';
	const id = known?.id ?? `tx_${randomBytes(6).toString('hex')}`;
	return {
		event: wish.kind === 'unknownEvent' ? 'transaction.reviewed' : eventName(status, type, dialect),
		id,
		reference: wish.reference ?? `FORGED-${id.slice(3)}`,
		type,
		amount: amountFor(wish, known?.order.amount ?? DEFAULT_AMOUNT),
		status,
	};
}

function amountFor({ amount }: ForgeWish, otherwise: number): number {
	if (amount === undefined) return otherwise;
	const bututs = toBututs(amount);
	if (bututs === undefined) throw new Refusal('"amount" must be a text with two decimals, like "500.00".');
	return bututs;
}
