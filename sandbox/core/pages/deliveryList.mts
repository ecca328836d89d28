import type { Attempt, Delivery } from '../deliveries.mts';
import { html, type Markup } from './html.mts';
import { clockTime } from './page.mts';

const NEWEST_SHOWN = 100;

/** The webhooks, with every attempt and its answer. */
export function deliveryList(name: string, deliveries: readonly Delivery[]): Markup {
	const rows = deliveries
		.toReversed()
		.slice(0, NEWEST_SHOWN)
		.map((each) => deliveryRow(name, each));
	const body =
		rows.length > 0
			? html`<ul class="deliveries">
					${rows}
				</ul>`
			: html`<p class="empty">
					None yet. Webhooks go out when the webhook URL is set and a transaction settles.
				</p>`;
	return html`<section class="card wide">
		<h2>Webhook deliveries</h2>
		${body}
	</section>`;
}

function deliveryRow(
	name: string,
	{ id, at, event, reference, url, body, headers, attempts }: Delivery,
): Markup {
	const badges =
		attempts.length > 0 ? attempts.map(attemptBadge) : [html`<span class="badge waiting">on its way</span>`];
	const last = attempts.at(-1);
	const headerLines = Object.entries(headers).map(([header, value]) => `${header}: ${value}`);
	return html`<li>
		<div class="line">
			${clockTime(at)} <strong>${event}</strong> <span class="reference">${reference}</span> ${badges}
			<form method="post" action="/${name}/dashboard/resend">
				<input type="hidden" name="id" value="${id}" /><button aria-label="Resend ${event} ${reference}">
					Resend
				</button>
			</form>
		</div>
		<details>
			<summary>Sent to ${url}</summary>
			<pre>
${headerLines.join('\n')}

${body}</pre
			>
			<p>Answer</p>
			<pre>${last?.answerBody ?? last?.error ?? 'none yet'}</pre>
		</details>
	</li>`;
}

function attemptBadge({ status, error }: Attempt): Markup {
	if (status === null) return html`<span class="badge bad">${error ?? 'failed'}</span>`;
	return html`<span class="badge ${status >= 200 && status < 300 ? 'good' : 'bad'}">${status}</span>`;
}
