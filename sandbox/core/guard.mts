import type { FastifyRequest } from 'fastify';
import { Refusal } from './refusal.mts';

// The last is Docker's name for this machine, for an n8n in a container; nobody else can hand it out.
const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]', 'host.docker.internal'];
const LOOPBACK_ADDRESSES = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

/**
 * Keeps the whole sandbox to this machine: controls, dashboard, checkout pages, and the APIs, which call any address
 * they are given as a webhook. A web page the developer happens to visit could otherwise reach them through a host
 * name that points at loopback, or by posting a form across sites.
 */
export async function refuseForeigners(request: FastifyRequest): Promise<void> {
	const host = request.headers.host ?? '';
	if (!LOOPBACK_ADDRESSES.includes(request.ip) || !LOOPBACK_NAMES.includes(hostName(host))) {
		throw new Refusal('The sandbox answers on localhost only.', 403);
	}
	const { origin } = request.headers;
	if (origin !== undefined && origin !== `http://${host}`) {
		throw new Refusal('The sandbox refuses calls from other web pages.', 403);
	}
}

function hostName(host: string): string {
	return host.replace(/:\d+$/, '').toLowerCase();
}
