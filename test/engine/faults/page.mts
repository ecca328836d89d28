/** What the trials gave, as the rows of the table in docs/faults.md. */
import type { Fault } from './faults.mts';
import type { FaultyProvider } from './providers.mts';
import type { Observed } from './trial.mts';

export const HEAD = [
	'What happens',
	'Outcome',
	'Payment key',
	'Calls that arrived',
	'Running it again',
	'Otherwise',
];

const OUTCOMES: Record<string, string> = {
	notSent: 'not sent',
	refused: 'refused',
	unknown: '**unknown**',
};

const SECOND_RUNS: Record<Observed['secondRun'], string> = {
	paid: 'pays',
	'used before': 'sends nothing',
	'failed again': 'tries again',
};

function cellsOf({ outcome, saysLocked, calls, secondRun }: Observed): string[] {
	return [
		OUTCOMES[String(outcome)] ?? String(outcome),
		saysLocked ? '**locked**' : 'free',
		String(calls),
		SECOND_RUNS[secondRun],
	];
}

/** The commonest of these, the first of them when several are. */
function commonest(texts: readonly string[]): string {
	const count = (text: string) => texts.filter((other) => other === text).length;
	return texts.reduce((best, text) => (count(text) > count(best) ? text : best), texts[0] ?? '');
}

/** A row for each fault: what most transfers do, and in the last cell which provider or transfer does otherwise. */
export function rowsOf(
	faults: readonly Fault[],
	providers: readonly FaultyProvider[],
	observed: readonly Observed[],
): string[][] {
	return faults.map((fault) => {
		const ofFault = observed.filter((one) => one.fault === fault.title);
		// By provider, so that the one with the most transfers does not decide what is common.
		const usual = commonest(
			providers.map(({ contract }) =>
				commonest(ofFault.filter(({ provider }) => provider === contract).map(textOf)),
			),
		);
		const others = providers.flatMap(({ contract, under }) => {
			const strange = ofFault.filter((one) => one.provider === contract && textOf(one) !== usual);
			const reason = fault.otherwise?.[contract]?.because;
			return inGroups(strange, ofFault.filter(({ provider }) => provider === contract).length).map(
				({ who, one }) =>
					`${[under.name, who].join('')}: ${differences(one, usual)}${reason === undefined ? '' : ` (${reason})`}`,
			);
		});
		return [fault.title, ...(JSON.parse(usual) as string[]), others.join('. ')];
	});
}

const textOf = (one: Observed) => JSON.stringify(cellsOf(one));

/** Transfers of one provider that did the same, named only when they are not all of them. */
function inGroups(strange: readonly Observed[], all: number): Array<{ who: string; one: Observed }> {
	return [...new Set(strange.map(textOf))].flatMap((text) => {
		const same = strange.filter((one) => textOf(one) === text);
		const [one] = same;
		if (!one) return [];
		return [{ who: same.length === all ? '' : ` ${same.map(({ transfer }) => transfer).join(', ')}`, one }];
	});
}

function differences(one: Observed, usual: string): string {
	const common = JSON.parse(usual) as string[];
	const cells = cellsOf(one);
	const words = [cells[0], cells[1], `${cells[2]} call${cells[2] === '1' ? '' : 's'}`, cells[3]];
	return words.filter((_word, index) => cells[index] !== common[index]).join(', ');
}
