import type { Hosted } from '../host.mts';
import type { TroubleView } from '../troubles.mts';
import { html, type Markup } from './html.mts';
import { clockTime } from './page.mts';

/** The buttons for what goes wrong: what each will do, whether it waits, and what to do once it has happened. */
export function troubleList(hosted: Hosted): Markup {
	const { name } = hosted.simulator;
	const rows = hosted.troubles.list().map((trouble) => troubleRow(name, trouble));
	return html`<section class="card wide" id="wrong">
		<h2>What goes wrong</h2>
		<p class="empty">Choose one, run a workflow in n8n, and come back for how it is settled.</p>
		<ul class="troubles">
			${rows}${webhookRows(hosted)}
		</ul>
	</section>`;
}

function troubleRow(name: string, trouble: TroubleView): Markup {
	const { label, what, state, next, hit } = trouble;
	const isEverywhere = state === 'waiting' && hit === undefined;
	const happened = hit
		? html`<p class="happened">
				<span class="badge bad">Happened</span> at ${clockTime(hit.at)}: <code>${hit.call}</code>
			</p>`
		: html``;
	const waiting =
		state === 'waiting'
			? html`<p class="waits"><span class="badge waiting">Switched on</span> ${waitsFor(trouble)}</p>`
			: html``;
	const settled =
		state === 'ready' || (isEverywhere && !trouble.byHand) ? html`` : html`<p class="next">${next}</p>`;
	const press = {
		ready: 'Switch on',
		waiting: 'Take back',
		happened: trouble.takeBack ?? 'Take back',
		over: 'It is settled',
	}[state];
	return html`<li>
		<div>
			<h3>${label}</h3>
			<p>${what}</p>
			<div role="status">${waiting}${happened}${settled}</div>
		</div>
		<form method="post" action="/${name}/dashboard/${state === 'ready' ? 'arm' : 'takeBack'}">
			<input type="hidden" name="trouble" value="${trouble.name}" />
			<button aria-label="${press}: ${label}">${press}</button>
		</form>
	</li>`;
}

function waitsFor({ endsAt, byHand }: TroubleView): Markup {
	if (endsAt !== undefined) return html`until ${clockTime(endsAt)}.`;
	return byHand ? html`until you take it back.` : html`waits for the next payment.`;
}

function webhookRows(hosted: Hosted): Markup {
	const { simulator, lastSent } = hosted;
	const { name } = simulator;
	if (!simulator.troubles) return html``;
	const hasUrl = simulator.settings.read().webhookUrl !== '';
	return html`${sendRow({
		action: `/${name}/dashboard/sendForged`,
		label: 'Forge a delivery',
		what: 'Sends an event that looks right and is not from the provider. The trigger must refuse it with 401, and no workflow may start.',
		press: 'Send it',
		missing: hasUrl ? '' : 'First copy the Production URL of a trigger into Webhook URL, and save.',
		outcome: lastSent?.kind === 'forged' ? outcome(lastSent, FORGED_WORDS) : html``,
	})}${sendRow({
		action: `/${name}/dashboard/sendTwice`,
		label: 'Send a delivery twice',
		what: 'Sends the last event that was received once more, byte for byte. The trigger must take it with 200, and nothing may happen twice.',
		press: 'Send it',
		missing: hosted.deliveries.lastReceived()
			? ''
			: 'First have an event delivered: pay or settle something.',
		outcome: lastSent?.kind === 'twice' ? outcome(lastSent, TWICE_WORDS) : html``,
	})}`;
}

interface SendRow {
	action: string;
	label: string;
	what: string;
	press: string;
	/** What has to be done before it can be sent; empty when nothing has. */
	missing: string;
	outcome: Markup;
}

function sendRow({ action, label, what, press, missing, outcome: said }: SendRow): Markup {
	const button =
		missing === ''
			? html`<button aria-label="${press}: ${label}">${press}</button>`
			: html`<button disabled aria-label="${press}: ${label}">${press}</button>`;
	return html`<li>
		<div>
			<h3>${label}</h3>
			<p>${what}</p>
			<div role="status">${missing === '' ? said : html`<p class="next">${missing}</p>`}</div>
		</div>
		<form method="post" action="${action}">${button}</form>
	</li>`;
}

interface Words {
	refused: string;
	taken: string;
}

const FORGED_WORDS: Words = {
	refused: 'as it should be. In n8n no workflow has started.',
	taken: 'which it should not be: the trigger asks for no proof, or holds another secret than this page.',
};

const TWICE_WORDS: Words = {
	refused: 'which it should not be: compare the secret of the credential with the one on this page.',
	taken:
		'as it should be. In n8n an execution that it started ends at the trigger, and nothing after it ran.',
};

function outcome({ delivery }: NonNullable<Hosted['lastSent']>, words: Words): Markup {
	const last = delivery.attempts.at(-1);
	if (!last) return html`<p class="happened"><span class="badge waiting">On its way</span></p>`;
	const { status, error, at } = last;
	return html`<p class="happened">
		<span class="badge waiting">Sent</span> at ${clockTime(at)}. ${answerWords(status, error ?? '', words)}
	</p>`;
}

function answerWords(status: number | null, error: string, { refused, taken }: Words): string {
	if (status === null) return `Nobody answered (${error}): is n8n running, and the webhook URL right?`;
	if (status === 404)
		return 'n8n has no webhook at this address now: publish the workflow, then send it again.';
	if (status === 401 || status === 403) return `It was refused with ${status}, ${refused}`;
	if (status >= 200 && status < 300) return `It was taken with ${status}, ${taken}`;
	return `It was answered ${status}: look at the delivery above.`;
}
