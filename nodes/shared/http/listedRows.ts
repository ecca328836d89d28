import type { IDataObject } from 'n8n-workflow';

import type { Paging } from '../api/paging';

/**
 * The rows a list has given so far, each once: a row that comes again under its id takes the place of what it was
 * before. Rows without an id are all kept, as two that are equal may still be two.
 */
export class ListedRows {
	readonly all: IDataObject[] = [];
	/** By id, where in `all`. */
	private readonly places = new Map<string, number>();
	private lastPage: readonly IDataObject[] = [];
	/** False once a page has shown two rows under one id: what was taken for an id is none. */
	private idsHold = true;
	/** Rows that took the place of others. */
	private renewed = 0;

	constructor(private readonly rowId: NonNullable<Paging['rowId']> = () => undefined) {}

	/**
	 * Whether a page holds a row that has not come before. Of rows without an id that can't be told, unless they are
	 * those of the page before, one after another.
	 */
	bringsNews(page: readonly IDataObject[]): boolean {
		const isNew = (id: string | undefined) => id !== undefined && !this.places.has(id);
		if (page.some((row) => isNew(this.idOf(row)))) return true;
		return page.some((row) => this.idOf(row) === undefined) && !this.isSame(page, this.lastPage);
	}

	/** Whether two pages hold the same rows, also when these have changed meanwhile. */
	isSame(page: readonly IDataObject[], other: readonly IDataObject[]): boolean {
		return (
			page.length === other.length &&
			page.every((row, index) => this.isSameRow(row, other[index] as IDataObject))
		);
	}

	/** @returns how many rows have come to those before */
	add(page: readonly IDataObject[]): number {
		const before = this.all.length;
		const again: Array<{ place: number; row: IDataObject }> = [];
		for (const row of page) {
			const id = this.idOf(row);
			const place = this.placeOf(id);
			if (place === undefined) this.append(row, id);
			else again.push({ place, row });
		}
		if (this.areFalse(again, before)) this.appendAll(page, before);
		else {
			for (const { place, row } of again) this.all[place] = row;
			this.renewed += again.length;
		}
		this.lastPage = page;
		return this.all.length - before;
	}

	/** Whether rows have taken the place of others before it was seen that what they share is no id. */
	get lacksRows(): boolean {
		return !this.idsHold && this.renewed > 0;
	}

	/** Takes over what has become of rows that came before, and no other. */
	renew(page: readonly IDataObject[]): void {
		for (const row of page) {
			const place = this.placeOf(this.idOf(row));
			if (place !== undefined) this.all[place] = row;
		}
	}

	private placeOf(id: string | undefined): number | undefined {
		return id === undefined ? undefined : this.places.get(id);
	}

	private append(row: IDataObject, id: string | undefined): void {
		if (id !== undefined) this.places.set(id, this.all.length);
		this.all.push(row);
	}

	/** Instead of what was taken of the page by its ids. */
	private appendAll(page: readonly IDataObject[], before: number): void {
		this.idsHold = false;
		this.places.clear();
		this.all.length = before;
		for (const row of page) this.all.push(row);
	}

	/**
	 * Whether rows of one page differ under one id: a page is what the list was at one moment, and a row can't have been two
	 * things then.
	 *
	 * @param before where the rows of the page begin
	 */
	private areFalse(again: ReadonlyArray<{ place: number; row: IDataObject }>, before: number): boolean {
		const texts = new Map<number, string>();
		return again.some(({ place, row }) => {
			const text = JSON.stringify(row);
			const twin = texts.get(place) ?? (place < before ? text : JSON.stringify(this.all[place]));
			texts.set(place, text);
			return twin !== text;
		});
	}

	private idOf(row: IDataObject): string | undefined {
		return this.idsHold ? this.rowId(row) : undefined;
	}

	private isSameRow(row: IDataObject, other: IDataObject): boolean {
		const id = this.idOf(row);
		return id === this.idOf(other) && (id !== undefined || JSON.stringify(row) === JSON.stringify(other));
	}
}
