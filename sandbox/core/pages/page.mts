import { randomBytes } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { html, Markup } from './html.mts';

declare module 'fastify' {
	interface FastifyInstance {
		/** Where the n8n is that was started together with the sandbox; empty without one. */
		n8nUrl: string;
	}
}

/** What a page is made in. */
export interface Surroundings {
	/** What its inline style and script must carry. */
	nonce: string;
	/** The way back to n8n; empty without one. */
	n8nUrl: string;
}

export type Page = (around: Surroundings) => Markup;

interface Frame {
	title: string;
	style: string;
	around: Surroundings;
	script?: string;
	content: Markup;
}

/** Sends a page that may load nothing and run nothing but its own inline style and script. */
export function sendPage(reply: FastifyReply, page: Page): FastifyReply {
	const nonce = randomBytes(16).toString('base64');
	const policy = [
		"default-src 'none'",
		`style-src 'nonce-${nonce}'`,
		`script-src 'nonce-${nonce}'`,
		"connect-src 'self'",
		'img-src data:',
		"form-action 'self'",
		"base-uri 'none'",
		"frame-ancestors 'none'",
	];
	return reply
		.type('text/html; charset=utf-8')
		.header('content-security-policy', policy.join('; '))
		.header('cache-control', 'no-store')
		.header('x-content-type-options', 'nosniff')
		.send(page({ nonce, n8nUrl: reply.server.n8nUrl }).text);
}

/** The document around a page's content. */
export function framed({ title, style, around, script, content }: Frame): Markup {
	const { nonce } = around;
	const scriptTag = script
		? html`<script nonce="${nonce}">
				${new Markup(script)};
			</script>`
		: '';
	return html`<!doctype html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<link rel="icon" href="data:," />
				<title>${title}</title>
				<style nonce="${nonce}">
					${new Markup(BASE_STYLE + style)}
				</style>
			</head>
			<body>
				${content} ${scriptTag}
			</body>
		</html> `;
}

/** A point in time, in the time of this machine, which is that of n8n's lists. */
export function clockTime(at: number): Markup {
	const moment = new Date(at);
	return html`<time datetime="${moment.toISOString()}" title="${moment.toLocaleString('en-GB')}"
		>${moment.toLocaleTimeString('en-GB')}</time
	>`;
}

/** A link to n8n, where there is one. */
export function linkToN8n({ n8nUrl }: Surroundings, text: string): Markup {
	return n8nUrl === '' ? html`` : html`<a class="n8n" href="${n8nUrl}">${text}</a>`;
}

const BASE_STYLE = `
*{box-sizing:border-box}
:root{--ink:#14213a;--soft:#5a6780;--line:#dfe4ed;--ground:#f3f5f9;--card:#fff;--brand:#0b5fce;--brand-dark:#084a9f;
--good:#0d7a4a;--good-ground:#e2f5ea;--bad:#b3261e;--bad-ground:#fce8e6;--wait:#8a5a00;--wait-ground:#fff3d6;--next-ground:#e8f0fd}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
button,input,select{font:inherit;color:inherit}
button{cursor:pointer}
button:disabled{cursor:default;opacity:.55}
:focus-visible{outline:3px solid var(--brand);outline-offset:2px}
time{white-space:nowrap;font-variant-numeric:tabular-nums}
`;
