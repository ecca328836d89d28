/** What each form offers, compared with the contracts: names, places, types, defaults, choices, payment keys. */
import type { INodeProperties } from 'n8n-workflow';

import type { Operation } from '../../nodes/shared/api/operation';
import { BLOCKS, byPlace, fieldsOf, offered, placeOf } from './support/contractForm.mts';
import {
	contracts,
	idOf,
	implementationOf,
	type ContractOperation,
	type ContractParam,
	type Implementation,
} from './support/contracts.mts';

/** The fields a form may hold a type with. Numbers may be typed as text, so that no digit gets lost. */
const FIELD_TYPES: Record<string, string[]> = {
	string: ['string', 'resourceLocator'],
	decimalString: ['string'],
	decimalNumber: ['string'],
	integer: ['number', 'string'],
	number: ['number', 'string'],
	boolean: ['boolean'],
	options: ['options'],
	array: ['multiOptions', 'string'],
	date: ['dateTime'],
	dateTime: ['dateTime'],
	json: ['json'],
	keyValues: ['assignmentCollection', 'collection', 'fixedCollection'],
	hidden: ['hidden'],
};

/** What fields hold when nothing is filled in. */
const EMPTY = ['', 0, {}, [], '{}', '[]', { mode: 'list', value: '' }].map((value) => JSON.stringify(value));

/** Fields of a collection may stand open and empty. */
const isEmpty = (value: unknown): boolean =>
	EMPTY.includes(JSON.stringify(value)) ||
	(typeof value === 'object' && value !== null && Object.values(value).every((one) => one === ''));

/** What every list has, and no contract names. */
const OF_LISTS = ['returnAll', 'limit'];

/** What every trigger has, and no contract names. */
const OF_ALL_TRIGGERS = ['customEvents', 'options.onRepeat', 'options.output'];

interface Described {
	name: string;
	type: string;
	required: boolean;
	displayName?: string;
	password?: true;
	expirable?: true;
	options?: string[];
	default?: unknown;
	showWhen?: Record<string, string[]>;
}

/** A field whose list comes from the code takes any text from an expression. */
function heldAs(field: INodeProperties | undefined): string {
	return field?.typeOptions?.loadOptionsMethod === undefined ? (field?.type ?? '') : 'string';
}

/** What a field says, in the words of the contract. */
function said(field: INodeProperties | undefined, wanted: Described) {
	// A slash in front leads out of a collection.
	const show = Object.entries(field?.displayOptions?.show ?? {})
		.map(([name, values]) => [name.replace(/^\//, ''), values] as const)
		.filter(([name]) => !['resource', 'operation'].includes(name));
	const { password, expirable } = field?.typeOptions ?? {};
	return {
		type: FIELD_TYPES[wanted.type]?.includes(heldAs(field)) ? wanted.type : field?.type,
		required: field?.required ?? false,
		// A label may say more, such as its unit.
		displayName: wanted.displayName && field?.displayName.replace(/ \([^)]*\)$/, ''),
		password: password ?? false,
		expirable: expirable ?? false,
		options: wanted.options && offered(field),
		default: field?.default,
		showWhen: Object.fromEntries(show),
	};
}

/** The same as the contract wants it; without a default of the contract the field holds nothing. */
function wantedOf({ type, default: standard, ...wanted }: Described, field: INodeProperties | undefined) {
	const nothing = isEmpty(field?.default) ? field?.default : 'nothing';
	return {
		type,
		required: wanted.required,
		displayName: wanted.displayName,
		password: wanted.password ?? false,
		expirable: wanted.expirable ?? false,
		options: wanted.options && [...wanted.options].sort(),
		default: standard ?? nothing,
		showWhen: wanted.showWhen ?? {},
	};
}

function expectAsWanted(field: INodeProperties | undefined, wanted: Described): void {
	expect({ name: field?.name, ...said(field, wanted) }).toEqual({
		name: wanted.name,
		...wantedOf(wanted, field),
	});
}

/** Shown to a person: neither set by the operation nor a notice. */
const visible = ({ params }: ContractOperation) => params.filter(({ fixed }) => !fixed);

/** The form asks only for what stands beside Resource and Operation and has no other place. */
const describedBy = (param: ContractParam): Described => ({
	...param,
	required: param.required && (param.group === null || BLOCKS.includes(param.group)) && !param.orElse,
});

describe.each(contracts)('$displayName', (contract) => {
	let code: Implementation;
	beforeAll(async () => {
		code = await implementationOf(contract);
	});

	const operationOf = ({ resource, operation }: ContractOperation): Operation => {
		const found = code.resources
			.find(({ value }) => value === resource)
			?.operations.find(({ value }) => value === operation);
		if (!found) throw new Error('There is no such operation');
		return found;
	};

	test('has the resources of the contract and no others, under its labels', () => {
		const own = code.resources.map(({ value, name }) => [value, name]);
		expect(own.sort()).toEqual(Object.entries(contract.resources).sort());
	});

	test('has the operations of the contract and no others', () => {
		const own = code.resources.flatMap(({ value, operations }) =>
			operations.map((one) => `${value}.${one.value}`),
		);
		expect(own.sort()).toEqual(contract.operations.map(idOf).sort());
	});

	test('bears the names of the contract, and action node and trigger ask for its credential', () => {
		const { node, trigger, credential } = code;
		expect([node.description.name, trigger.description.name, credential.name]).toEqual([
			contract.node,
			contract.trigger,
			contract.credential,
		]);
		for (const { description } of [node, trigger]) {
			expect(description.credentials).toMatchObject([{ name: contract.credential, required: true }]);
		}
	});

	test('has the credential fields of the contract and no others', () => {
		const fields = byPlace(code.credential.properties);
		const { credentialFields } = contract.auth;
		expect([...fields.keys()].sort()).toEqual(credentialFields.map(({ name }) => name).sort());
		for (const wanted of credentialFields) {
			expectAsWanted(fields.get(wanted.name), wanted);
		}
	});

	describe.each(contract.operations.map((operation) => [idOf(operation), operation] as const))(
		'%s',
		(_id, wanted) => {
			test('has the name, action and effect of the contract, also in the selector', () => {
				const { name, action, effect } = wanted;
				const { description, ...operation } = operationOf(wanted);
				expect(operation).toMatchObject({ name, action, effect });
				expect(description).toMatch(/^[A-Z]/);
				const selector = code.node.description.properties.find(
					(one) => one.name === 'operation' && one.displayOptions?.show?.resource?.includes(wanted.resource),
				);
				expect(selector?.options).toContainEqual({ name, value: wanted.operation, action, description });
			});

			test('has the parameters of the contract where it puts them, and no others', () => {
				const { fields = [], options = [] } = operationOf(wanted);
				const own = [...byPlace(fields).keys(), ...options.map(({ name }) => `options.${name}`)].filter(
					(name) => !OF_LISTS.includes(name),
				);
				expect(own.sort()).toEqual(visible(wanted).map(placeOf).sort());
				const form = byPlace(fieldsOf(code.node, wanted));
				for (const param of visible(wanted)) {
					expectAsWanted(form.get(placeOf(param)), describedBy(param));
				}
			});

			test('gives out a list as one, in pages where the contract has pages', () => {
				const { rows, paging } = operationOf(wanted);
				const { list, pagination } = wanted;
				expect([rows !== undefined, paging !== undefined]).toEqual([list, pagination !== null]);
				if (!pagination) return;
				const { firstPage, pageSize, maxPageSize } = pagination;
				expect(paging?.pageSize).toBe(pageSize);
				expect(paging?.maxPageSize).toBe(maxPageSize);
				if (firstPage !== undefined) expect(paging?.firstPage).toBe(firstPage);
				const names = fieldsOf(code.node, wanted).map(({ name }) => name);
				expect(names).toEqual(expect.arrayContaining(['returnAll', 'limit']));
			});

			test('is guarded by its payment key when it moves money, and only then', () => {
				const { payment } = operationOf(wanted);
				const keys = wanted.params.filter(({ paymentKey }) => paymentKey).map(({ name }) => name);
				expect(keys).toHaveLength(wanted.effect === 'transfer' ? 1 : 0);
				expect(payment?.keyParameter).toBe(keys[0]);
				if (!payment) return;
				const field = fieldsOf(code.node, wanted).find(({ name }) => name === keys[0]);
				expect(field?.displayName).toMatch(/^Payment Key( \([A-Z].*\))?$/);
				expect(payment.check).toMatch(/^(look|ask) .*\.$/);
			});

			test('is looked up where the contract says how, by a read of the contract, and nowhere else', () => {
				expect(operationOf(wanted).payment?.lookup !== undefined).toBe(wanted.lookup !== undefined);
				if (!wanted.lookup) return;
				const read = contract.operations.find((one) => idOf(one) === wanted.lookup?.call);
				expect(read?.effect).toBe('read');
			});
		},
	);

	describe('the trigger', () => {
		test('offers the documented events, and the parameters of the contract and no others', () => {
			const fields = byPlace(code.trigger.description.properties);
			const { parameters, events } = contract.webhook;
			const own = [...fields.keys()].filter((place) => !OF_ALL_TRIGGERS.includes(place));
			expect(own.sort()).toEqual(parameters.map(placeOf).sort());
			for (const wanted of parameters) {
				expectAsWanted(fields.get(placeOf(wanted)), wanted);
			}
			expect(offered(fields.get('events'))).toEqual(['*', 'custom', ...events].sort());
		});

		test('takes POST, answers when received, has no inputs, is no tool and has all lifecycle methods', () => {
			const { webhooks, inputs, usableAsTool } = code.trigger.description;
			expect(webhooks).toMatchObject([{ httpMethod: 'POST', responseMode: 'onReceived' }]);
			expect([inputs, usableAsTool]).toEqual([[], undefined]);
			expect(Object.keys(code.trigger.webhookMethods?.default ?? {}).sort()).toEqual([
				'checkExists',
				'create',
				'delete',
			]);
		});
	});
});
