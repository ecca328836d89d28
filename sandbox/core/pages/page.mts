import { randomBytes } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { html, Markup } from './html.mts';

/** A page from the nonce its inline style and script must carry. */
export type Page = (nonce: string) => Markup;

interface Frame {
	title: string;
	style: string;
	nonce: string;
	/** Goes on to this address after the seconds. */
	goTo?: { url: string; seconds: number };
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
		.send(page(nonce).text);
}

/** The document around a page's content. */
export function framed({ title, style, nonce, goTo, script, content }: Frame): Markup {
	const refresh = goTo ? html`<meta http-equiv="refresh" content="${goTo.seconds};url=${goTo.url}" />` : '';
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
				${refresh}
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

const BASE_STYLE = `
*{box-sizing:border-box}
:root{--ink:#14213a;--soft:#5a6780;--line:#dfe4ed;--ground:#f3f5f9;--card:#fff;--brand:#0b5fce;--brand-dark:#084a9f;
--good:#0d7a4a;--good-ground:#e2f5ea;--bad:#b3261e;--bad-ground:#fce8e6;--wait:#8a5a00;--wait-ground:#fff3d6}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
button,input,select{font:inherit;color:inherit}
button{cursor:pointer}
:focus-visible{outline:3px solid #7fb2ff;outline-offset:2px}
`;
