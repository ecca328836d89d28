import type { Field, SettingsView } from '../settings.mts';
import type { DashboardView, Simulator } from '../simulator.mts';
import { html, type Markup } from './html.mts';

/** What to copy into a credential. */
export function credentials({ credentials: lines }: DashboardView): Markup {
	const rows = lines.map(
		({ label, value }) =>
			html`<dt>${label}</dt>
				<dd><code>${value}</code></dd>`,
	);
	return html`<section class="card" id="credential">
		<h2>Credential</h2>
		<dl>${rows}</dl>
	</section>`;
}

/** The settings as a form. */
export function settingsForm(name: string, settings: SettingsView): Markup {
	const rows = settings.list().map(({ key, field, value }) => settingRow(key, field, value));
	return html`<section class="card" id="settings">
		<h2>Settings</h2>
		<form method="post" action="/${name}/dashboard/settings">
			${rows}<button class="main">Save settings</button>
		</form>
	</section>`;
}

function settingRow(key: string, field: Field<unknown>, value: unknown): Markup {
	const { label, input, choices } = field;
	if (input === 'checkbox') {
		const box =
			value === true
				? html`<input type="checkbox" name="${key}" checked />`
				: html`<input type="checkbox" name="${key}" />`;
		return html`<label class="tick">${box} ${label}</label>`;
	}
	if (input === 'select') {
		const options = choices.map((each) =>
			each === value ? html`<option selected>${each}</option>` : html`<option>${each}</option>`,
		);
		return html`<label
			>${label}<select name="${key}">
				${options}
			</select></label
		>`;
	}
	return html`<label
		>${label}<input
			type="${input}"
			name="${key}"
			value="${value === null ? '' : String(value)}"
			autocomplete="off"
	/></label>`;
}

/** The form that sends a chosen kind of webhook. */
export function forgeForm({ name, forgeKinds }: Simulator): Markup {
	const kinds = forgeKinds.map(({ kind, label }) => html`<option value="${kind}">${label}</option>`);
	return html`<section class="card">
		<h2>Send a webhook by hand</h2>
		<form method="post" action="/${name}/dashboard/forge">
			<label
				>Kind<select name="kind">
					${kinds}
				</select></label
			>
			<label>Reference<input name="reference" placeholder="a new one" autocomplete="off" /></label>
			<div class="pair">
				<label>Amount<input name="amount" placeholder="500.00" autocomplete="off" /></label
				><label>Delay (ms)<input type="number" name="delayMs" min="0" placeholder="0" /></label>
			</div>
			<button class="main">Send</button>
		</form>
	</section>`;
}
