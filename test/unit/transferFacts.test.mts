/** What the facts of each transfer are: read from the call that goes out, and of nothing but the payment. */
import { join } from 'node:path';

import type { IDataObject } from 'n8n-workflow';

import type { PaymentFacts } from '../../nodes/shared/api/payment';
import type { Provider } from '../../nodes/shared/api/provider';
import { fingerprintOf } from '../../nodes/shared/api/fingerprint';
import { choicesOf, everything, parametersOf } from './support/contractInput.mts';
import {
	contracts,
	folderOf,
	idOf,
	implementationOf,
	type Contract,
	type ContractOperation,
	type ContractParam,
	type Implementation,
} from './support/contracts.mts';
import { credentialOf } from './support/contractWire.mts';
import { inputWith } from './support/input.mts';
import { root } from './support/source.mts';
import { TRANSFERS } from './support/transferFacts.mts';

interface Transfer {
	contract: Contract;
	operation: ContractOperation;
}

const transfers = contracts.flatMap((contract) =>
	contract.operations
		.filter(({ effect }) => effect === 'transfer')
		.map((operation): [string, Transfer] => [
			`${contract.provider} ${idOf(operation)}`,
			{ contract, operation },
		]),
);

/** Forms a credential may have calls take: whether enveloped, as JSON or as a form, the payment is the same. */
const FORMATS: IDataObject[] = [
	{},
	{ bodyFormat: 'json' },
	{ bodyFormat: 'form' },
	{ requestFormat: 'flat' },
	{ requestFormat: 'standard' },
];

async function codeOf(contract: Contract) {
	const module = (await import(join(root, 'nodes', folderOf(contract), 'provider.ts'))) as Record<
		string,
		Provider
	>;
	const provider = module[contract.node];
	if (!provider) throw new Error(`There is no provider ${contract.node}`);
	return { provider, implementation: await implementationOf(contract) };
}

test('the table has every transfer, and no other operation', () => {
	expect(Object.keys(TRANSFERS).sort()).toEqual(transfers.map(([name]) => name).sort());
	expect(transfers.length).toBeGreaterThan(20);
});

describe.each(transfers)('%s', (name, { contract, operation }) => {
	const {
		facts: wanted,
		counts,
		apart,
		fixed = [],
	} = TRANSFERS[name] ?? { facts: {}, counts: {}, apart: {} };
	const { resource, operation: value, effect, params } = operation;
	let code: { provider: Provider; implementation: Implementation };
	beforeAll(async () => {
		code = await codeOf(contract);
	});

	/** Those of the call as the operation makes it, and as it goes out. */
	function allFacts(given: readonly ContractParam[], credential: IDataObject): PaymentFacts[] {
		const { provider, implementation } = code;
		const own = implementation.resources
			.find((one) => one.value === resource)
			?.operations.find((one) => one.value === value);
		if (!own?.payment || !own.request) throw new Error('It is no transfer that makes one call');
		const whole = { ...operation, params: [...given] };
		const parameters = parametersOf(implementation.node, whole, new Set(given));
		const input = inputWith(parameters, { ...credentialOf(contract), ...credential } as never);
		const call = own.request(input);
		const paymentKey = input.text(own.payment.keyParameter);
		const about = { operation: idOf(operation), effect, paymentKey, fingerprint: '', attempt: 1 };
		const sent = provider.complete?.(call, input, about) ?? call;
		return [own.payment.facts(call, input), own.payment.facts(sent, input)];
	}

	function factsOf(given: readonly ContractParam[]): PaymentFacts {
		const all = FORMATS.flatMap((format) => allFacts(given, format));
		for (const one of all) expect(one).toEqual(all[0]);
		return all[0] ?? {};
	}

	const forms = () =>
		[
			everything(operation, 0),
			everything(operation, -1),
			...choicesOf(operation).map((one) => everything(one, 0)),
		].map((given) => [...given]);

	/** Facts with and without another value of a parameter, in every form that holds it. */
	function pairs(changed: string, example: unknown): Array<[PaymentFacts, PaymentFacts]> {
		const param = params.find((one) => one.name === changed);
		if (!param) throw new Error(`There is no parameter ${changed}`);
		const holding =
			param.in === 'override'
				? forms().map((given) => [...given, param])
				: forms().filter((given) => given.includes(param));
		if (holding.length === 0) throw new Error(`No form holds ${changed}`);
		return holding.map((given) => [
			factsOf(given),
			factsOf(given.map((one) => (one === param ? { ...param, example } : one))),
		]);
	}

	test('has all of its parameters in the table, each once', () => {
		const listed = [...Object.keys(counts), ...Object.keys(apart), ...fixed];
		const own = params.filter((one) => !one.fixed).map((one) => one.name);
		expect(listed.sort()).toEqual([...new Set(own)].sort());
	});

	test('says what is paid to whom, the same in every form of the call', () => {
		expect(factsOf(forms()[0] ?? [])).toEqual(wanted);
	});

	test('is another payment when what is paid to whom changes', () => {
		for (const [changed, example] of Object.entries(counts)) {
			for (const [before, after] of pairs(changed, example)) {
				expect([changed, fingerprintOf(after)]).not.toEqual([changed, fingerprintOf(before)]);
			}
		}
	});

	test('is the same payment when all else changes', () => {
		for (const [changed, example] of Object.entries(apart)) {
			for (const [before, after] of pairs(changed, example)) {
				expect([changed, fingerprintOf(after)]).toEqual([changed, fingerprintOf(before)]);
			}
		}
	});

	test('keeps neither secrets nor the payment key', () => {
		const hidden = params.filter(({ password, paymentKey }) => password ?? paymentKey);
		expect(hidden.length).toBeGreaterThan(0);
		for (const given of forms()) {
			const text = JSON.stringify(factsOf(given));
			for (const { example } of hidden) expect(text).not.toContain(JSON.stringify(example));
		}
	});
});

describe('an amount that is left to the provider', () => {
	test.each([
		['fincode loan.payoff', 'payoffAmount', undefined],
		['hexcore fixedDeposit.liquidate', 'liquidationType', 'FULL'],
	])('is none in the facts of %s', async (name, changed, example) => {
		const found = transfers.find(([one]) => one === name)?.[1];
		if (!found) throw new Error(`There is no ${name}`);
		const { contract, operation } = found;
		const { resources, node } = (await codeOf(contract)).implementation;
		const own = resources
			.find((one) => one.value === operation.resource)
			?.operations.find((one) => one.value === operation.operation);
		const given = [...everything(operation, 0)]
			.filter((one) => example !== undefined || one.name !== changed)
			.map((one) => (one.name === changed ? { ...one, example } : one));
		const input = inputWith(parametersOf(node, operation, new Set(given)), credentialOf(contract) as never);
		const call = own?.request?.(input);
		expect(call && own?.payment?.facts(call, input)).not.toHaveProperty('amount', expect.anything());
	});
});
