import type { Cell, DashboardView, Table, TableRow } from '../simulator.mts';
import { html, type Markup } from './html.mts';
import { clockTime } from './page.mts';

const NEWEST_SHOWN = 100;

/** What a simulator holds; on a phone each row is a card of its own. */
export function tables(name: string, view: DashboardView): Markup {
	return html`${view.tables.map((table) => tableCard(name, table))}`;
}

function tableCard(name: string, { title, columns, rows, empty }: Table): Markup {
	const heads = [...columns, 'Status', 'Actions'].map((each) => html`<th scope="col">${each}</th>`);
	const lines = rows.slice(0, NEWEST_SHOWN).map((row) => rowOf(name, row));
	const body =
		lines.length > 0
			? html`<table>
					<thead>
						<tr>
							${heads}
						</tr>
					</thead>
					<tbody>
						${lines}
					</tbody>
				</table>`
			: html`<p class="empty">${empty}</p>`;
	return html`<section class="card wide">
		<h2>${title}</h2>
		${body}
	</section>`;
}

function rowOf(name: string, { cells, state, link, actions }: TableRow): Markup {
	const about = cells.filter((cell) => typeof cell === 'string').join(' ');
	const buttons = actions.map(
		({ label, action, subject }) =>
			html`<form method="post" action="/${name}/dashboard/act">
				<input type="hidden" name="action" value="${action}" /><input
					type="hidden"
					name="subject"
					value="${subject}"
				/><button aria-label="${label}: ${about}">${label}</button>
			</form>`,
	);
	const anchor = link
		? html`<a href="${link.href}" aria-label="${link.label}: ${about}">${link.label}</a>`
		: '';
	return html`<tr>
		${cells.map(cellOf)}
		<td class="state"><span class="badge ${state.tone}">${state.text}</span></td>
		<td class="actions">${anchor}${buttons}</td>
	</tr>`;
}

function cellOf(cell: Cell): Markup {
	if (typeof cell === 'string') return html`<td class="text">${cell}</td>`;
	if ('time' in cell) return html`<td class="time">${clockTime(cell.time)}</td>`;
	return html`<td class="amount">${cell.amount}</td>`;
}
