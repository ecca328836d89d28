import type { FastifyRequest } from 'fastify';
import { Refusal } from './refusal.mts';

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];
const LOOPBACK_ADDRESSES = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

/**
 * Keeps the control calls and the dashboard to this machine. A web page the developer happens to visit could otherwise
 * reach them through a host name that points at loopback, or by posting a form across sites.
 */
export async function refuseForeigners(request: FastifyRequest): Promise<void> {
	const host = request.headers.host ?? '';
	if (!LOOPBACK_ADDRESSES.includes(request.ip) || !LOOPBACK_NAMES.includes(hostName(host))) {
		throw new Refusal('The sandbox controls answer on localhost only.', 403);
	}
	const { origin } = request.headers;
	if (origin !== undefined && origin !== `http://${host}`) {
		throw new Refusal('The sandbox controls refuse calls from other web pages.', 403);
	}
}

function hostName(host: string): string {
	return host.replace(/:\d+$/, '').toLowerCase();
}
