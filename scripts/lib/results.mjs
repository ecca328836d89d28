/** What the last run of each test project showed, kept in `.results/` for the table of promises. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './project.mjs';

const resultsDir = join(root, '.results');

/**
 * Keeps the results of a run of jest.
 *
 * @param projects the projects of jest that ran; all of their files did
 * @param report what jest wrote with `--json`
 * @param figures path of the file the tests wrote their figures into, a JSON object a line (test/support/figure.mts)
 */
export function keepResults(projects, report, figures) {
	mkdirSync(resultsDir, { recursive: true });
	const noted = existsSync(figures)
		? readFileSync(figures, 'utf8')
				.split('\n')
				.filter(Boolean)
				.map((line) => JSON.parse(line))
		: [];
	const tests = report.testResults.flatMap(({ name, assertionResults }) =>
		assertionResults.map(({ fullName, status }) => ({
			file: relative(root, name),
			title: fullName,
			status,
			figures: noted
				.filter(({ file, title }) => file === name && title === fullName)
				.map(({ figure }) => figure),
		})),
	);
	const result = { date: new Date().toISOString().slice(0, 10), tests };
	writeFileSync(join(resultsDir, `${projects.join('-')}.json`), JSON.stringify(result));
}

/** All tests of the last runs: file, whole title, status, figures, and the day they ran. */
export function lastResults() {
	if (!existsSync(resultsDir)) return [];
	return readdirSync(resultsDir)
		.filter((file) => file.endsWith('.json'))
		.map((file) => JSON.parse(readFileSync(join(resultsDir, file), 'utf8')))
		.flatMap(({ date, tests }) => tests.map((test) => ({ ...test, date })));
}
