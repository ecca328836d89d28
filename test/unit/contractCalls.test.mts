/** What each operation sends, and what it refuses to send, compared with the contracts through the node itself. */
import type { IDataObject } from 'n8n-workflow';

import {
	contracts,
	idOf,
	implementationOf,
	type ContractOperation,
	type ContractParam,
	type Implementation,
} from './support/contracts.mts';
import { byPlace, fieldsOf, placeOf } from './support/contractForm.mts';
import {
	alternativesIn,
	choicesOf,
	everything,
	fill,
	parametersOf,
	shown,
	type Given,
} from './support/contractInput.mts';
import { credentialOf, FILE, wireIn, wireOf } from './support/contractWire.mts';
import { FakeRun } from './support/run.mts';

/** An operation and the parameters of it that are filled in, with their examples. */
interface Form {
	operation: ContractOperation;
	given: Given;
}

/** Only what the form or the contract asks for. */
function necessary(operation: ContractOperation): Given {
	const { params, requireAnyOf = [] } = operation;
	const needed = ({ required, name }: ContractParam) => required || name === requireAnyOf[0];
	return shown(new Set(params.filter((one) => needed(one) && !one.fixed && one.in !== 'override')));
}

/** The ways to fill in a form that each send something else. */
function formsOf(operation: ContractOperation): Form[] {
	const others = alternativesIn(operation).length > 0 ? [everything(operation, -1)] : [];
	const own = [everything(operation, 0), necessary(operation), ...others];
	return [
		...own.map((given) => ({ operation, given })),
		...choicesOf(operation).map((one) => ({ operation: one, given: everything(one, 0) })),
	];
}

/** The same form with an id of its own: one id on two payments is refused. */
function numbered({ operation, given }: Form, number: number): Form {
	const own = new Map(
		operation.params.map((one) => {
			const example = one.name === 'idempotencyKey' ? `${String(one.example)}-${number}` : one.example;
			return [one, { ...one, example }];
		}),
	);
	const params = operation.params.map((one) => own.get(one) ?? one);
	return {
		operation: { ...operation, params },
		given: new Set([...given].map((one) => own.get(one) ?? one)),
	};
}

/** By which an error names a field; a label may go on with a unit or a format. */
const firstWord = (label = '') => label.split(' ')[0] ?? '';

interface FaultyForm {
	given: Given;
	missing: ContractParam[];
}

/** What must not go out: one thing missing that is required, nothing of what one is needed of, one too many. */
function faultyForms({ params, requireAnyOf, exclusive }: ContractOperation, whole: Given): FaultyForm[] {
	const without = (missing: ContractParam[]): FaultyForm => ({
		given: new Set([...whole].filter((one) => !missing.includes(one))),
		missing,
	});
	// What has a default is never empty.
	const required = [...whole].filter((one) => one.required && one.default === undefined);
	const any = params.filter(({ name }) => requireAnyOf?.includes(name));
	const both = params.filter(({ name }) => exclusive?.includes(name));
	return [
		...required.map((one) => without([one])),
		...(any.length > 0 ? [without(any)] : []),
		...(both.length > 0 ? [{ given: new Set([...whole, ...both]), missing: [] }] : []),
	];
}

describe.each(contracts)('$displayName', (contract) => {
	let code: Implementation;
	beforeAll(async () => {
		code = await implementationOf(contract);
	});

	function runOf({ resource, operation }: ContractOperation, items: IDataObject[]): FakeRun {
		return new FakeRun([], {
			resource,
			operation,
			items,
			nodeType: code.node,
			credential: credentialOf(contract),
			files: { data: FILE },
			continueOnFail: true,
		});
	}

	async function sent({ operation, given }: Form) {
		const run = runOf(operation, [parametersOf(code.node, operation, given)]);
		const [output] = await run.items();
		const [request] = run.http.requests;
		if (!request) throw new Error(`Nothing was sent: ${JSON.stringify(output?.json)}`);
		return { wire: wireIn(request, contract, operation), signedIn: run.http.credentials[0] };
	}

	describe.each(contract.operations.map((operation) => [idOf(operation), operation] as const))(
		'%s',
		(_id, operation) => {
			test('sends what the contract says', async () => {
				for (const form of formsOf(operation).map(numbered)) {
					const { wire, signedIn } = await sent(form);
					expect(wire).toEqual(wireOf(contract, form.operation, form.given));
					expect(signedIn).toBe(operation.auth === 'none' ? undefined : contract.credential);
				}
			});

			test('sends nothing while something is missing, and says what', async () => {
				const whole = everything(operation, 0);
				const labels = byPlace(fieldsOf(code.node, operation));
				const cases = faultyForms(operation, whole).flatMap(({ given, missing }) =>
					// Not filled in, an expression without a result, and blanks.
					[undefined, null, '  '].map((left) => {
						const parameters = parametersOf(code.node, operation, given);
						if (left !== undefined) missing.forEach((param) => fill(parameters, param, left));
						const [only, ...others] = missing.map((param) => labels.get(placeOf(param))?.displayName);
						return { parameters, word: others.length === 0 ? firstWord(only) : '' };
					}),
				);
				if (cases.length === 0) return;
				const run = runOf(
					operation,
					cases.map(({ parameters }) => parameters),
				);
				const errors = (await run.items()).map(({ json }) => json.error as IDataObject | undefined);
				expect(run.http.requests).toEqual([]);
				expect(errors).toEqual(
					cases.map(({ word }) =>
						expect.objectContaining({ outcome: 'notSent', message: expect.stringContaining(word) }),
					),
				);
			});
		},
	);
});
