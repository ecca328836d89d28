/** Figures of the measurements, for the table in bench/results.md. */
import { appendFileSync } from 'node:fs';

import { median } from './measure.mts';

export interface Figure {
	/** What is measured, as the table names it; two figures never share a name. */
	figure: string;
	/** What it is measured beside. */
	beside: string;
	/** The largest value that is wanted; undefined when there is no aim. */
	aim?: number;
	/** Of each round: a ratio, or a number of units. */
	values: readonly number[];
	/** Empty for a ratio or a count. */
	unit?: string;
}

const digits = (value: number) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2));

/** Prints a figure, with its spread, and notes it for the table when `npm run bench` asks for it. */
export function report({ figure, beside, aim, values, unit = '' }: Figure): void {
	const middle = median(values);
	const [least, most] = [Math.min(...values), Math.max(...values)];
	const spread = least === most ? '' : ` (${digits(least)} to ${digits(most)})`;
	const measured = `${digits(middle)}${unit}${spread}`;
	const wanted = aim === undefined ? '' : `at most ${aim}${unit}`;
	const verdict = aim === undefined ? '' : middle <= aim ? 'met' : 'missed';
	console.log(`  ${figure}: ${measured} beside ${beside}${wanted && `, aim ${wanted}: ${verdict}`}`);
	const path = process.env.FINTECH_BENCH_FIGURES;
	if (path === undefined || path === '') return;
	appendFileSync(path, `${JSON.stringify({ figure, beside, aim: wanted, measured, verdict })}\n`);
}

/** The ratios of two series, round by round. */
export function ratios(ours: readonly number[], theirs: readonly number[]): number[] {
	return ours.map((value, round) => value / (theirs[round] ?? NaN));
}
