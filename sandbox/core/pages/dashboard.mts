import type { Hosted } from '../host.mts';
import type { DashboardView, Simulator } from '../simulator.mts';
import { credentials, forgeForm, settingsForm } from './dashboardForms.mts';
import { DASHBOARD_STYLE } from './dashboardStyle.mts';
import { deliveryList } from './deliveryList.mts';
import { html, type Markup } from './html.mts';
import { framed, linkToN8n, type Surroundings } from './page.mts';
import { tables } from './tables.mts';
import { troubleList } from './troubleList.mts';

// Redraws the live part only, so that half-typed settings stay, and only when it has changed: what is read aloud is
// not read again, and nobody loses the place.
const REFRESH = `
setInterval(async () => {
	const live = document.getElementById('live');
	if (document.hidden || live.contains(document.activeElement) || live.querySelector('details[open]')) return;
	try {
		const answer = await fetch(location.href);
		const next = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('live');
		if (answer.ok && next && next.innerHTML !== live.innerHTML) live.replaceChildren(...next.childNodes);
	} catch {}
}, 2000);
`;

/** The start page: which simulators run. */
export function overviewPage(simulators: readonly Simulator[], origin: string, around: Surroundings): Markup {
	const cards = simulators.map(
		({ name, title, summary, apiPrefix, basePath = apiPrefix }) =>
			html`<a class="card link" href="/${name}"
				><h2>${title}</h2>
				<p>${summary}</p>
				<code>${origin}/${name}${basePath}</code></a
			>`,
	);
	const content = html`${banner('Payment sandbox', around)}
		<main id="content" class="overview">
			<p class="next">
				<strong>Next:</strong> choose the provider you try. Its page has what to write into a credential,
				shows every payment and event, and has buttons for what goes wrong.
			</p>
			${cards}
		</main>`;
	return framed({ title: 'Payment sandbox', style: DASHBOARD_STYLE, around, content });
}

/** One simulator's dashboard. */
export function dashboardPage(hosted: Hosted, origin: string, around: Surroundings): Markup {
	const { simulator, deliveries } = hosted;
	const { name, title } = simulator;
	const view = simulator.dashboard(origin);
	const content = html`${banner(title, around, html`<a href="#wrong">What goes wrong</a>${resetForm(name)}`)}
		<main id="content">
			<aside aria-label="Set up">
				${credentials(view)}${settingsForm(name, simulator.settings)}${forgeForm(simulator)}
			</aside>
			<div id="live">
				${nextStep(hosted)}${figures(view)}${tables(name, view)}${deliveryList(
					name,
					deliveries.list(),
				)}${troubleList(hosted)}
			</div>
		</main>`;
	return framed({ title: `${title} sandbox`, style: DASHBOARD_STYLE, around, script: REFRESH, content });
}

/** What a person reads when a form was refused. */
export function refusalPage(message: string, back: string, around: Surroundings): Markup {
	const content = html`${banner('That did not work', around)}
		<main id="content" class="overview">
			<section class="card">
				<p>${message}</p>
				<p><a href="${back}">Back, to correct it</a></p>
			</section>
		</main>`;
	return framed({ title: 'That did not work', style: DASHBOARD_STYLE, around, content });
}

function banner(title: string, around: Surroundings, extra: Markup = html``): Markup {
	return html`<header class="top">
		<a class="skip" href="#content">Skip to the content</a>
		<a href="/" class="home">Sandbox</a>
		<h1>${title}</h1>
		<span class="badge waiting">No real money moves</span>
		${extra} ${linkToN8n(around, 'Back to n8n')}
	</header>`;
}

function resetForm(name: string): Markup {
	return html`<form class="reset" method="post" action="/${name}/dashboard/reset">
		<button>Reset everything</button>
	</form>`;
}

function nextStep(hosted: Hosted): Markup {
	return html`<p class="next"><strong>Next:</strong> ${troubleStep(hosted) ?? everydayStep(hosted)}</p>`;
}

/** What to do about something that goes wrong; undefined when nothing does. */
function troubleStep({ troubles }: Hosted): Markup | undefined {
	const all = troubles.list();
	const happened = all.find(({ state }) => state === 'happened' || state === 'over');
	if (happened) {
		return html`“${happened.label}” has happened. <a href="#wrong">See how it is settled.</a>`;
	}
	const waiting = all.find(({ state }) => state === 'waiting');
	if (!waiting) return undefined;
	return html`“${waiting.label}” is switched on: run a workflow in n8n, look under Executions at what it says,
	and come back.`;
}

function everydayStep({ simulator, journal, deliveries }: Hosted): Markup {
	if (journal.report().requests.length === 0) {
		return html`copy the lines under <a href="#credential">Credential</a> into a ${simulator.title} credential
			in n8n, and run a node with it. What it does shows here.`;
	}
	if (simulator.settings.read().webhookUrl === '') {
		return html`to start workflows by events, copy the Production URL of a trigger into
			<a href="#settings">Webhook URL</a>, and save.`;
	}
	if (deliveries.list().length === 0) {
		return html`pay or settle something. Its event then shows under Webhook deliveries, with what n8n
		answered.`;
	}
	return html`have <a href="#wrong">something go wrong</a>, and look at what n8n makes of it.`;
}

function figures({ figures: all }: DashboardView): Markup {
	const boxes = all.map(
		({ label, value }) =>
			html`<div class="card">
				<p>${label}</p>
				<strong>${value}</strong>
			</div>`,
	);
	return html`<section class="figures" aria-label="Figures">${boxes}</section>`;
}
