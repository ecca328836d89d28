/**
 * What verifying the signature of a delivery takes beside a bare HMAC over the same bytes with a comparison in
 * constant time, for a body of 1 KB and one of 1 MB. HexAI's documented signature, as the trigger of the built package
 * verifies it.
 *
 * `npm run bench verification`; BENCH_ROUNDS for more rounds than 15.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { ratios, report } from './support/report.mts';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 15);
const SECRET = 'the-secret-of-this-measurement';

const built = createRequire(join(import.meta.dirname, '../dist/nodes/HexAi/HexAi.node.js'));
const { hexAiWebhook: webhook } = built('./webhook.js') as {
	hexAiWebhook: { verify(request: unknown, settings: unknown): { ok: boolean } };
};

/** Processor time of so many calls, in microseconds; each must say yes. */
function timeOf(times: number, verify: () => boolean): number {
	const before = process.cpuUsage();
	for (let call = 0; call < times; call++) {
		if (!verify()) throw new Error('A genuine delivery was refused');
	}
	const { user, system } = process.cpuUsage(before);
	return user + system;
}

function compare(name: string, bytes: number, times: number, aim: number): void {
	const rawBody = Buffer.alloc(bytes, '{"event":"transaction.completed"}');
	const signature = createHmac('sha256', SECRET).update(rawBody).digest('hex');
	const request = { rawBody, headers: { 'wave-signature': signature }, query: {} };
	const settings = { credential: { webhookSecret: SECRET }, get: () => undefined, nowSeconds: 0 };
	const verify = () => webhook.verify(request, settings).ok;
	const bare = () =>
		timingSafeEqual(
			createHmac('sha256', SECRET).update(rawBody).digest(),
			Buffer.from(request.headers['wave-signature'], 'hex'),
		);
	const costs: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] };
	// The first round warms up and does not count.
	for (let round = 0; round <= ROUNDS; round++) {
		const theirs = timeOf(times, bare);
		const ours = timeOf(times, verify);
		if (round === 0) continue;
		costs.bare.push(theirs);
		costs.ours.push(ours);
	}
	report({
		figure: `Verification of ${name}`,
		beside: 'a bare HMAC',
		aim,
		values: ratios(costs.ours, costs.bare),
	});
}

compare('1 KB', 1024, 20_000, 1.3);
compare('1 MB', 1024 * 1024, 40, 1.05);
