import type { Attempt, Delivery } from '../deliveries.mts';
import type { DashboardView, Simulator, TableRow } from '../simulator.mts';
import { credentials, forgeForm, settingsForm } from './dashboardForms.mts';
import { DASHBOARD_STYLE } from './dashboardStyle.mts';
import { html, type Markup } from './html.mts';
import { framed } from './page.mts';

const NEWEST_SHOWN = 100;

// Redraws the live part only, so that half-typed settings stay.
const REFRESH = `
setInterval(async () => {
	const live = document.getElementById('live');
	if (document.hidden || live.contains(document.activeElement) || live.querySelector('details[open]')) return;
	try {
		const answer = await fetch(location.href);
		const next = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('live');
		if (answer.ok && next) live.replaceChildren(...next.childNodes);
	} catch {}
}, 2000);
`;

/** The start page: which simulators run. */
export function overviewPage(simulators: readonly Simulator[], origin: string, nonce: string): Markup {
	const cards = simulators.map(
		({ name, title, summary, apiPrefix, basePath = apiPrefix }) =>
			html`<a class="card link" href="/${name}"
				><h2>${title}</h2>
				<p>${summary}</p>
				<code>${origin}/${name}${basePath}</code></a
			>`,
	);
	const content = html`${banner('Payment sandbox')}
		<main class="overview">${cards}</main>`;
	return framed({ title: 'Payment sandbox', style: DASHBOARD_STYLE, nonce, content });
}

/** One simulator's dashboard. */
export function dashboardPage(
	simulator: Simulator,
	view: DashboardView,
	deliveries: readonly Delivery[],
	nonce: string,
): Markup {
	const { name, title } = simulator;
	const content = html`${banner(title, resetForm(name))}
		<main>
			<aside>${credentials(view)}${settingsForm(name, simulator.settings)}${forgeForm(simulator)}</aside>
			<div id="live">${figures(view)}${transactions(name, view)}${deliveryList(name, deliveries)}</div>
		</main>`;
	return framed({ title: `${title} sandbox`, style: DASHBOARD_STYLE, nonce, script: REFRESH, content });
}

/** What a person reads when a form was refused. */
export function refusalPage(message: string, back: string, nonce: string): Markup {
	const content = html`${banner('That did not work')}
		<main class="overview">
			<section class="card">
				<p>${message}</p>
				<p><a href="${back}">Back</a></p>
			</section>
		</main>`;
	return framed({ title: 'That did not work', style: DASHBOARD_STYLE, nonce, content });
}

function banner(title: string, extra: Markup = html``): Markup {
	return html`<header class="top">
		<a href="/" class="home">Sandbox</a>
		<h1>${title}</h1>
		<span class="badge waiting">No real money moves</span>${extra}
	</header>`;
}

function resetForm(name: string): Markup {
	return html`<form class="reset" method="post" action="/${name}/dashboard/reset">
		<button>Reset everything</button>
	</form>`;
}

function figures({ figures: all }: DashboardView): Markup {
	const boxes = all.map(
		({ label, value }) =>
			html`<div class="card">
				<p>${label}</p>
				<strong>${value}</strong>
			</div>`,
	);
	return html`<section class="figures">${boxes}</section>`;
}

function transactions(name: string, { table }: DashboardView): Markup {
	const heads = [...table.columns, 'Status', 'Actions'].map((each) => html`<th>${each}</th>`);
	const rows = table.rows.slice(0, NEWEST_SHOWN).map((row) => transactionRow(name, row));
	const body =
		rows.length > 0
			? html`<table>
					<thead>
						<tr>
							${heads}
						</tr>
					</thead>
					<tbody>
						${rows}
					</tbody>
				</table>`
			: html`<p class="empty">${table.empty}</p>`;
	return html`<section class="card wide">
		<h2>${table.title}</h2>
		<div class="scroll">${body}</div>
	</section>`;
}

function transactionRow(name: string, { cells, state, link, actions }: TableRow): Markup {
	const buttons = actions.map(
		({ label, action, subject }) =>
			html`<form method="post" action="/${name}/dashboard/act">
				<input type="hidden" name="action" value="${action}" /><input
					type="hidden"
					name="subject"
					value="${subject}"
				/><button>${label}</button>
			</form>`,
	);
	const anchor = link ? html`<a href="${link.href}">${link.label}</a>` : '';
	return html`<tr>
		${cells.map((cell) => html`<td>${cell}</td>`)}
		<td><span class="badge ${state.tone}">${state.text}</span></td>
		<td class="actions">${anchor}${buttons}</td>
	</tr>`;
}

function deliveryList(name: string, deliveries: readonly Delivery[]): Markup {
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
			<code>${new Date(at).toISOString().slice(11, 19)}</code> <strong>${event}</strong>
			<span class="reference">${reference}</span> ${badges}
			<form method="post" action="/${name}/dashboard/resend">
				<input type="hidden" name="id" value="${id}" /><button>Resend</button>
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
