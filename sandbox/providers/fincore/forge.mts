import type { Outgoing } from '../../core/deliveries.mts';
import { Refusal } from '../../core/refusal.mts';
import type { ForgeWish } from '../../core/simulator.mts';
import type { FincoreCore } from './core.mts';
import { eventBody, outgoing, signed } from './events.mts';

/** The kinds of webhooks that can be made on purpose. */
export const forgeKinds = [
	{ kind: 'genuine', label: 'Genuine event' },
	{ kind: 'wrongSecret', label: 'Wrong token and signature' },
	{ kind: 'unproven', label: 'Neither token nor signature' },
	{ kind: 'tampered', label: 'Amount changed after signing' },
	{ kind: 'replay', label: 'Last delivery once more' },
	{ kind: 'unknownEvent', label: 'Unknown event name' },
] as const;

/** A webhook of the wished kind, ready to be sent to the address of the panel. */
export function forged(core: FincoreCore, wish: ForgeWish): Outgoing {
	const settings = core.settings.read();
	const { webhookUrl: url } = settings;
	if (wish.kind === 'replay') return replayed(core, url);
	const event = wish.kind === 'unknownEvent' ? 'account.reviewed' : 'payment.completed';
	const id = core.eventId();
	const bodyFor = (amount: number): string => {
		const data = { id: `pay_${id}`, amount, status: wish.status ?? 'completed', reference: wish.reference };
		return eventBody(id, event, data, core.bench.clock.now());
	};
	const amount = Number(wish.amount ?? '1500.5');
	const body = bodyFor(amount);
	const reference = wish.reference ?? id;
	switch (wish.kind) {
		case 'wrongSecret':
			return outgoing(
				withToken(url, 'not-the-token'),
				event,
				reference,
				body,
				signed(body, settings, 'not-it'),
			);
		case 'unproven':
			return outgoing(withToken(url, undefined), event, reference, body, {});
		case 'tampered':
			return outgoing(url, event, reference, bodyFor(amount + 1), signed(body, settings));
		default:
			return outgoing(url, event, reference, body, signed(body, settings));
	}
}

function withToken(address: string, token: string | undefined): string {
	const url = new URL(address);
	if (token === undefined) url.searchParams.delete('token');
	else if (url.searchParams.has('token')) url.searchParams.set('token', token);
	return url.href;
}

function replayed({ bench }: FincoreCore, url: string): Outgoing {
	const earlier = bench.deliveries.list().at(-1);
	if (!earlier) throw new Refusal('There is no earlier delivery to replay.');
	const { event, reference, body, headers } = earlier;
	return { url, event, reference, body, headers };
}
