import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { RunContext } from '../../../../nodes/shared/run/runContext';
import { acme, credential, node, readOperation } from '../../support/provider.mts';

const resources = [{ value: 'thing', name: 'Thing', operations: [readOperation] }];

/** A context over what is saved in a node, and how often n8n was asked for each option. */
async function contextOf(parameters: IDataObject, resolved: (index: number) => IDataObject) {
	const asked: string[] = [];
	const getNodeParameter = (name: string, index: number, fallback?: unknown) => {
		if (name === 'resource') return 'thing';
		if (name === 'operation') return readOperation.value;
		asked.push(`${name} ${index}`);
		return resolved(index)[name.replace('options.', '')] ?? fallback;
	};
	const functions = {
		getNodeParameter,
		getNode: () => ({ ...node, parameters }),
		getCredentials: async () => await Promise.resolve(credential),
		getExecutionId: () => '1',
		getInputData: () => [{ json: {} }, { json: {} }],
		getExecutionCancelSignal: () => undefined,
	} as unknown as IExecuteFunctions;
	const context = await RunContext.of(functions, acme(), resources);
	return { context, asked };
}

async function askedFor(
	parameters: IDataObject,
	resolved: (index: number) => IDataObject,
): Promise<string[]> {
	const { context, asked } = await contextOf(parameters, resolved);
	for (const index of [0, 1]) context.calls(index, context.input(index));
	return asked.sort();
}

const EACH = ['options.maxTries 0', 'options.maxTries 1', 'options.timeout 0', 'options.timeout 1'];

test('options that are the same for all items are asked for once', async () => {
	for (const options of [{}, { timeout: 5, maxTries: 2 }]) {
		expect(await askedFor({ options }, () => options)).toEqual(['options.maxTries 0', 'options.timeout 0']);
	}
});

test('an option with an expression is asked for by each item', async () => {
	expect(
		await askedFor({ options: { timeout: '={{ $json.wait }}' } }, (index) => ({ timeout: index + 1 })),
	).toEqual(['options.maxTries 0', 'options.timeout 0', 'options.timeout 1']);
});

test.each([
	['one expression for all options', { options: '={{ $json.options }}' }],
	['nothing known of the options', {}],
])('with %s each item asks for each', async (_, parameters) => {
	expect(await askedFor(parameters, () => ({}))).toEqual(EACH);
});
