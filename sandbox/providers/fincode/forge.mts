import { createHash, randomUUID } from 'node:crypto';
import type { Outgoing } from '../../core/deliveries.mts';
import { Refusal } from '../../core/refusal.mts';
import type { ForgeWish } from '../../core/simulator.mts';
import type { FincodeCore } from './core.mts';
import { toMilli } from './money.mts';
import type { FincodeSettings } from './settings.mts';
import {
	hmac,
	type Notice,
	otherSecret,
	secondFormat,
	type Signed,
	signedWebhook,
	unsignedBody,
	withSignature,
} from './webhook.mts';

const DEFAULT_AMOUNT = 1_000_000;
const JSON_TYPE = { 'content-type': 'application/json' };

/** The kinds of webhooks that can be made on purpose. */
export const forgeKinds = [
	{ kind: 'genuine', label: 'Genuine event, proven as set' },
	{ kind: 'bodyWithoutSignature', label: 'Signed over the body without signature' },
	{ kind: 'data', label: 'Signed over data' },
	{ kind: 'reserialised', label: 'Signed over the body printed anew' },
	{ kind: 'token', label: 'With the secret as token' },
	{ kind: 'signatureFirst', label: 'Signature as first member' },
	{ kind: 'secondFormat', label: 'The reported second format' },
	{ kind: 'unknownEvent', label: 'Unknown event name' },
	{ kind: 'unsigned', label: 'No signature' },
	{ kind: 'wrongSignature', label: 'Signed with a wrong secret' },
	{ kind: 'sampleSignature', label: 'The signature text of the documents' },
	{ kind: 'plainHash', label: 'SHA-256 without the secret' },
	{ kind: 'tampered', label: 'Amount changed after signing' },
	{ kind: 'otherEvent', label: 'Event changed after signing' },
	{ kind: 'secondData', label: 'A second data member added' },
	{ kind: 'escapedData', label: 'A second data member, its name escaped' },
	{ kind: 'wrappedReplay', label: 'A signed body replayed as data' },
	{ kind: 'wrappedSecondFormat', label: 'A signed second format replayed as data' },
	{ kind: 'replay', label: 'Last delivery once more' },
] as const;

/** A webhook of the wished kind, ready to be sent. */
export function forged(core: FincodeCore, wish: ForgeWish): Outgoing {
	const settings = core.settings.read();
	if (wish.kind === 'replay') return replayed(core, wish.reference);
	const notice = noticeFor(core, wish);
	const { event, reference } = notice;
	return { url: settings.webhookUrl, event, reference, ...made(wish.kind, notice, settings) };
}

function made(kind: string, notice: Notice, settings: FincodeSettings): Signed {
	const { body, data } = unsignedBody(notice);
	const signed = (text: string, signature: string): Signed => ({
		body: withSignature(text, signature),
		headers: JSON_TYPE,
	});
	const right = hmac(body, settings);
	const other = unsignedBody({ ...notice, data: { ...notice.data, amount: DEFAULT_AMOUNT * 9 } });
	switch (kind) {
		case 'bodyWithoutSignature':
		case 'data':
		case 'reserialised':
		case 'token':
			return signedWebhook(notice, { ...settings, webhookFormat: 'seed', signedForm: kind });
		case 'signatureFirst':
			return { body: `{"signature":${JSON.stringify(right)},${body.slice(1)}`, headers: JSON_TYPE };
		case 'secondFormat': {
			const second = secondFormat(notice);
			return signed(second, hmac(second, settings));
		}
		case 'unsigned':
			return { body, headers: JSON_TYPE };
		case 'wrongSignature':
			return signed(body, hmac(body, otherSecret(settings)));
		case 'sampleSignature':
			return signed(body, 'sha256_signature_for_verification');
		case 'plainHash':
			return signed(body, createHash('sha256').update(body).digest('hex'));
		case 'tampered':
			return signed(other.body, right);
		case 'otherEvent':
			return signed(unsignedBody({ ...notice, event: 'payment.received' }).body, right);
		case 'secondData':
		case 'escapedData': {
			const name = kind === 'secondData' ? '"data"' : '"d\\u0061ta"';
			return signed(`${body.slice(0, -1)},${name}:${other.data}}`, hmac(data, settings));
		}
		case 'wrappedReplay':
			return signed(`{"event":"payment.received","event_id":"evt_9","data":${body}}`, right);
		case 'wrappedSecondFormat': {
			const second = secondFormat(notice);
			const beside = '"event":"payment.received","amount":"9000.00","currency":"USD"';
			return signed(`{${beside},"data":${second}}`, hmac(second, settings));
		}
		default:
			return signedWebhook(notice, settings);
	}
}

function replayed({ bench, settings }: FincodeCore, reference: string | undefined): Outgoing {
	const earlier = bench.deliveries
		.list()
		.findLast((each) => reference === undefined || each.reference === reference);
	if (!earlier) throw new Refusal('There is no earlier delivery to replay.');
	const { event, body, headers } = earlier;
	return { url: settings.read().webhookUrl, event, reference: earlier.reference, body, headers };
}

function noticeFor({ bench, present }: FincodeCore, wish: ForgeWish): Notice {
	const known = present.transactions.newestFirst().find(({ pcn }) => pcn === wish.reference);
	const reference = wish.reference ?? `txn_${randomUUID().slice(0, 8)}`;
	const amount = wish.amount === undefined ? (known?.sendAmount ?? DEFAULT_AMOUNT) : toMilli(wish.amount);
	if (amount === undefined) throw new Refusal('"amount" must be a plain decimal, like "500.00".');
	return {
		event: wish.kind === 'unknownEvent' ? 'transaction.reviewed' : 'transaction.completed',
		eventId: `evt_${randomUUID().slice(0, 13)}`,
		at: bench.clock.now(),
		reference,
		data: {
			transaction_id: reference,
			status: wish.status ?? 'completed',
			amount,
			currency: known?.sendCurrency ?? 'USD',
		},
	};
}
