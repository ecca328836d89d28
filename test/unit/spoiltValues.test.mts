/** What no form of any provider sends: each field of each operation is given what sheets and expressions spoil. */
import type { IDataObject } from 'n8n-workflow';

import { byPlace, fieldsOf, placeOf } from './support/contractForm.mts';
import { everything, fill, parametersOf } from './support/contractInput.mts';
import {
	contracts,
	idOf,
	implementationOf,
	type ContractOperation,
	type ContractParam,
	type Implementation,
} from './support/contracts.mts';
import { credentialOf, FILE } from './support/contractWire.mts';
import { FakeRun } from './support/run.mts';

/** What nobody has typed, in whatever field it stands. */
const SPOILT = ['#REF!', '#N/A', '1.23457E+11', '\u200B\u2060', 'undefined', '[object Object]', {}, 1e21];

/** Far more than anything an error may repeat. */
const HUGE = `#${'9'.repeat(1_000_000)}x`;

/** Longest error of any field. It repeats 80 characters of a value, and those may have two parts. */
const MOST_IN_ERROR = 900;

// What a person types that is sent as it is, whatever it holds.
const TEXT = ['string', 'decimalString', 'decimalNumber', 'date', 'dateTime', 'country', 'currency'];

function textFields({ params }: ContractOperation): ContractParam[] {
	return params.filter(
		(one) =>
			TEXT.includes(one.type) &&
			!one.fixed &&
			// What only fills a list in the editor is sent nowhere.
			!['override', 'paging', 'picker'].includes(one.in),
	);
}

describe.each(contracts)('$displayName', (contract) => {
	let code: Implementation;
	beforeAll(async () => {
		code = await implementationOf(contract);
	});

	/** The errors of items that each have one field filled in with a value. */
	async function errorsOf(operation: ContractOperation, values: readonly unknown[]) {
		const labels = byPlace(fieldsOf(code.node, operation));
		const whole = everything(operation, 0);
		const cases = textFields(operation)
			.filter((param) => whole.has(param))
			.flatMap((param) =>
				values.map((value) => {
					const parameters = parametersOf(code.node, operation, whole);
					fill(parameters, param, value);
					const label = labels.get(placeOf(param))?.displayName.split(' (')[0] ?? '';
					return { parameters, value, label, isSecret: param.password === true };
				}),
			);
		const run = new FakeRun([], {
			resource: operation.resource,
			operation: operation.operation,
			items: cases.map(({ parameters }) => parameters),
			nodeType: code.node,
			credential: credentialOf(contract),
			files: { data: FILE },
			continueOnFail: true,
		});
		const items = cases.length === 0 ? [] : await run.items();
		return {
			requests: run.http.requests,
			errors: items.map(({ json }, index) => ({
				...cases[index],
				error: json.error as IDataObject | undefined,
			})),
		};
	}

	describe.each(contract.operations.map((operation) => [idOf(operation), operation] as const))(
		'%s',
		(_id, operation) => {
			test('sends nothing that a sheet or an expression has spoilt, and names the field', async () => {
				const { requests, errors } = await errorsOf(operation, SPOILT);
				const told = errors.map(({ label = '', value, error }) => [
					label,
					value,
					String(error?.message ?? 'sent').includes(label) ? 'named' : (error?.message ?? 'sent'),
					String(error?.description ?? '').match(/nothing was sent/gi)?.length ?? 0,
				]);
				expect(told).toEqual(errors.map(({ label, value }) => [label, value, 'named', 1]));
				expect(requests).toEqual([]);
			});

			test('repeats nothing of what stands in a field for a secret', async () => {
				const { errors } = await errorsOf(
					operation,
					SPOILT.filter((value) => typeof value !== 'object'),
				);
				for (const { isSecret, value, error } of errors) {
					if (isSecret) expect(JSON.stringify(error)).not.toContain(String(value));
				}
			});

			test('has short errors for the longest values', async () => {
				const { errors } = await errorsOf(operation, [HUGE]);
				for (const { error } of errors) {
					if (error === undefined) continue;
					expect(`${String(error.message)} ${String(error.description)}`.length).toBeLessThan(MOST_IN_ERROR);
				}
			});
		},
	);
});
