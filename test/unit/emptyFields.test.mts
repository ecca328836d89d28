/** Optional fields of transfers whose absence pays something else, or in another way: added, they are never dropped. */
import type { IDataObject } from 'n8n-workflow';

import { everything, fill, parametersOf } from './support/contractInput.mts';
import { contracts, idOf, implementationOf } from './support/contracts.mts';
import { credentialOf, FILE } from './support/contractWire.mts';
import { FakeRun } from './support/run.mts';

/** Words about a payment: without them it is the same. */
const WORDS = [
	'description',
	'descriptionText',
	'internationalTransferInformationSourceOfFunds',
	'internationalTransferInformationRemittancePurpose',
	'internationalTransferInformationRelationshipSender',
	// Of the list in the answer.
	'selectedCurrency',
	'fromDate',
	'toDate',
];

const CASES = contracts.flatMap((contract) =>
	contract.operations
		.filter(({ effect }) => effect === 'transfer')
		.flatMap((operation) =>
			operation.params
				.filter(({ group, name }) => group === 'additionalFields' && !WORDS.includes(name))
				.map((param) => ({
					title: `${contract.node} ${idOf(operation)} ${param.name}`,
					contract,
					operation,
					param,
				})),
		),
);

test('the table holds more than amounts', () => {
	const names = new Set(CASES.map(({ param }) => param.name));
	for (const name of ['paymentAccountNumbeCurrencyCode', 'otp', 'endDate', 'autoRollover', 'jsonBody']) {
		expect(names).toContain(name);
	}
});

test.each(CASES)(
	'$title, added and empty, is refused and nothing is sent',
	async ({ contract, operation, param }) => {
		const code = await implementationOf(contract);
		const forms = [undefined, null, ''].map((value) => {
			const first = everything(operation, 0);
			const given = first.has(param) ? first : everything(operation, -1);
			const parameters = parametersOf(code.node, operation, given);
			fill(parameters, param, value);
			return parameters;
		});
		const run = new FakeRun([], {
			resource: operation.resource,
			operation: operation.operation,
			items: forms,
			nodeType: code.node,
			credential: credentialOf(contract),
			files: { data: FILE },
			continueOnFail: true,
		});
		const errors = (await run.items()).map(({ json }) => json.error as IDataObject | undefined);
		expect(errors.map((error) => error?.message ?? 'sent')).toEqual(
			forms.map(() => expect.stringMatching(/ is (empty|missing)$| are both filled in$/)),
		);
		expect(run.http.requests).toEqual([]);
	},
);
