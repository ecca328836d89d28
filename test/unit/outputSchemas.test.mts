/** What the editor shows of an operation's output before a run: never nothing, and never more than is known. */
import { at } from '../../nodes/shared/basics/json';
import {
	canBeMapped,
	fieldsIn,
	outputSchema,
	pathsIn,
	schemasOf,
	wrongTypes,
} from '../support/outputSchemas.mts';
import { contracts, folderOf, idOf } from './support/contracts.mts';
import { providers } from './support/source.mts';

/** What the node adds for a setting that is off unless a person has switched it on, and beside errors. */
const IN_SPECIAL_CASES = [
	'checkOnly',
	'duplicate',
	'error',
	'final',
	'paymentKey',
	'receipt',
	'settledBy',
	'warning',
	'warnings',
	'wouldSend',
];

/** Why an operation shows no field of the provider. */
const NOTHING_OF_THE_PROVIDER: Record<string, string> = {
	'Fincore webhook.delete': 'nothing comes of a record that is gone',
};

/** Fields that a document names although it shows no answer that holds them, and where the contract says so. */
const NAMED_ELSEWHERE: Record<string, readonly string[]> = {
	// Notes of the calls.
	'AcquiredBanking ledger.create': ['company_id'],
	'AcquiredBanking ledger.getAll': ['iban', 'bic'],
	'AcquiredBanking subAccount.create': ['company_id', 'mid_id', 'ledger_details', 'ledger_details.ledger_id'],
	'FinCode beneficiary.validateAccount': ['accountName'],
	// The form of every answer: errors and envelope.
	'FinCode session.changePassword': ['status', 'responseCode', 'message'],
	'FinCode session.logout': ['status', 'responseCode', 'message'],
};

const ALL = providers.flatMap((provider) =>
	schemasOf(provider).map((operation) => ({ provider, operation, title: `${provider} ${operation}` })),
);

test.each(ALL)(
	'$title shows fields of the provider, and none of special settings',
	({ provider, operation, title }) => {
		const fields = fieldsIn(outputSchema(provider, operation));
		const ofTheProvider = fields.filter(({ isOwn }) => !isOwn).map(({ path }) => path);
		expect(ofTheProvider.length > 0).toBe(!(title in NOTHING_OF_THE_PROVIDER));
		expect(fields.length).toBeGreaterThan(0);
		expect(fields.map(({ path }) => path).filter((path) => IN_SPECIAL_CASES.includes(path))).toEqual([]);
	},
);

test.each(ALL)(
	'$title ends with what the node adds, and shows no name the editor can not map',
	({ provider, operation }) => {
		const atRoot = fieldsIn(outputSchema(provider, operation)).filter(({ path }) => !/[.[]/.test(path));
		const own = atRoot.filter(({ isOwn }) => isOwn);
		expect(atRoot.slice(atRoot.length - own.length)).toEqual(own);
		const paths = fieldsIn(outputSchema(provider, operation)).map(({ path }) => path);
		expect(paths.filter((path) => !canBeMapped(path))).toEqual([]);
	},
);

/** The rows of a documented answer, without a line of the nodes: where the contract says that they lie. */
function documentedRows(response: unknown, output: string): unknown[] {
	const found = output === 'root' ? response : at(response, output);
	return [found].flat();
}

describe.each(contracts)('the answers $displayName documents', (contract) => {
	const folder = folderOf(contract);

	test.each(contract.operations.map((operation) => ({ id: idOf(operation), ...operation })))(
		'$id',
		({ id, response, responseKind, output }) => {
			const schema = outputSchema(folder, id);
			const rows = response === null ? [] : documentedRows(response, output);
			const documented = rows.flatMap((row) => pathsIn(row)).filter(canBeMapped);
			const named = [...documented, ...(NAMED_ELSEWHERE[`${folder} ${id}`] ?? [])];
			const fields = fieldsIn(schema);
			const shown = fields.map(({ path }) => path);
			expect(named.filter((path) => !shown.includes(path))).toEqual([]);
			// A field either stands in a document, or is the node's, or says that it is expected.
			for (const { path, isExpected, isOwn } of fields) {
				expect([path, isExpected || isOwn]).toEqual([path, !named.includes(path)]);
			}
			// Names alone come with placeholders for values.
			if (responseKind !== 'fields') expect(rows.flatMap((row) => wrongTypes(schema, row))).toEqual([]);
		},
	);
});

test('the tables name operations that are there', () => {
	const titles = ALL.map(({ title }) => title);
	for (const title of [...Object.keys(NOTHING_OF_THE_PROVIDER), ...Object.keys(NAMED_ELSEWHERE)])
		expect(titles).toContain(title);
});
