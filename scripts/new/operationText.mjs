/** The texts a new operation is made of. */
import { capital, constantOf, labelOf, plural, spoken, withArticle, wordsOf } from './names.mjs';

/** Label of the operation: `Get Many` for getAll, as everywhere in n8n. */
const nameOf = ({ operation, isList }) => (isList ? 'Get Many' : labelOf(operation));

/** What the node panel shows: "Get a payout", "Get the status of a payout", "Get many payouts". */
export function actionOf({ resource, operation, isList }) {
	const thing = spoken(resource);
	if (isList) return `Get many ${plural(thing)}`;
	const [verb, ...rest] = wordsOf(operation);
	if (rest.length === 0) return `${capital(verb)} ${withArticle(thing)}`;
	return `${capital(verb)} the ${rest.join(' ')} of ${withArticle(thing)}`;
}

const takesQuery = ({ method }) => method === 'GET' || method === 'DELETE';

const isTransfer = ({ effect }) => effect === 'transfer';

const isInferred = ({ source }) => source === 'inferred';

function importsOf(facts) {
	const { check, placeholders, refusal } = facts;
	const segments = placeholders.length > 0 && !isInferred(facts) ? ['segment'] : [];
	const lines = [
		isTransfer(facts) && "import type { HttpCall } from '../../../shared/api/call';",
		isTransfer(facts) && "import type { Refusal } from '../../../shared/api/failure';",
		`import type { Operation${isTransfer(facts) ? ', OperationInput' : ''} } from '../../../shared/api/operation';`,
		isTransfer(facts) && "import type { PaymentFacts } from '../../../shared/api/payment';",
		isTransfer(facts) && "import type { Reply } from '../../../shared/api/reply';",
		isInferred(facts) &&
			"import { endpointPath, endpointPathOption } from '../../../shared/form/endpointPath';",
		placeholders.length > 0 && "import { idInPath } from '../../../shared/form/fieldTypes';",
		`import { ${['fieldsOf', 'payload', ...segments, 'type Field'].join(', ')} } from '../../../shared/form/fields';`,
		isTransfer(facts) && "import { payment, paymentKeyField } from '../../../shared/form/paymentKey';",
		isTransfer(facts)
			? `import { ${check} } from '../../advice';`
			: refusal && `import { ${refusal} } from '../../answers';`,
	];
	return lines.filter(Boolean).join('\n');
}

function constants({ displayName, path, placeholders, ...facts }) {
	const ids = placeholders.map(
		(name) =>
			`const ${constantOf(name)} = idInPath('${name}', '${labelOf(name)}', '${labelOf(name)} as ${displayName} gave it', {
	placeholder: 'e.g. 1001',
});`,
	);
	const key = 'const PAYMENT_KEY = paymentKeyField();';
	return [isInferred(facts) && `const PATH = '${path}';`, isTransfer(facts) && key, ...ids]
		.filter(Boolean)
		.join('\n\n');
}

function pathText(facts) {
	const { path, placeholders } = facts;
	if (isInferred(facts)) {
		const values = placeholders.map(
			(name) => `${name}: { value: input.get('${name}'), label: '${labelOf(name)}' }`,
		);
		const more = values.length > 0 ? `, { ${values.join(', ')} }` : '';
		return `endpointPath(input.get('options.endpointPath'), PATH${more})`;
	}
	if (placeholders.length === 0) return `'${path}'`;
	return `\`${path.replace(/\{(\w+)\}/g, (_all, name) => `\${segment(input, ${constantOf(name)})}`)}\``;
}

const FACTS = `
/** All that is sent tells this payment from another. Without amount and currency, a limit of the credential refuses it. */
function facts({ path }: HttpCall, input: OperationInput): PaymentFacts {
	return { more: { path, body: payload(input, FORM) } };
}
`;

const NOT_CONFIRMED = `
/**
 * No answer proves yet that the payment was accepted, so the outcome of each is unknown and the payment key stays
 * locked. The answer that holds the documented proof gives undefined.
 */
function notConfirmed({ readable }: Reply): Refusal | undefined {
	// The transport has its own words for an answer that is no JSON.
	if (!readable) return undefined;
	return {
		own: 'NOT_CONFIRMED',
		message: 'the answer does not say that the payment was accepted',
		outcome: 'unknown',
	};
}
`;

/** The file of the operation itself. */
export function operationFile(facts) {
	const { operation, constant, displayName, effect, method, placeholders, action, isList, check, refusal } =
		facts;
	const fields = [...(isTransfer(facts) ? ['PAYMENT_KEY'] : []), ...placeholders.map(constantOf)];
	const properties = [
		`value: '${operation}'`,
		`name: '${nameOf(facts)}'`,
		`action: '${action}'`,
		`description: '${action} at ${displayName}'`,
		`effect: '${effect}'`,
		isTransfer(facts) && `payment: payment(${check}, PAYMENT_KEY, { facts })`,
		'fields: fieldsOf(FORM)',
		isInferred(facts) &&
			`options: [endpointPathOption(PATH, '${displayName} does not publish this call. Correct the path when it differs in your account.')]`,
		isList && "rows: ['data', '']",
		refusal && `refusal: ${refusal}`,
		`request: (input) => ({ method: '${method}', path: ${pathText(facts)}, ${takesQuery(facts) ? 'query' : 'body'}: payload(input, FORM) })`,
	].filter(Boolean);
	return [
		importsOf(facts),
		constants(facts),
		`const FORM: Field[] = [${fields.join(', ')}];`,
		`export const ${constant}: Operation = {\n${properties.map((one) => `\t${one},\n`).join('')}};\n`,
		isTransfer(facts) && FACTS.trim(),
		isTransfer(facts) && NOT_CONFIRMED.trimStart(),
	]
		.filter(Boolean)
		.join('\n\n');
}

/** The index of a new resource. */
export function resourceFile({ resource, operation, constant }) {
	return [
		"import type { Resource } from '../../../shared/api/operation';",
		`import { ${constant} } from './${operation}';`,
		'',
		`export const ${resource}: Resource = { value: '${resource}', name: '${labelOf(resource)}', operations: [${constant}] };`,
		'',
	].join('\n');
}

/** The output schema, which lets the editor show the fields before the first run. */
export function schemaFile({ displayName }) {
	const schema = {
		type: 'object',
		properties: {},
		description: `${displayName}'s answer is passed on as it comes.`,
		version: 1,
	};
	return `${JSON.stringify(schema, null, '\t')}\n`;
}

/** Where to look whether the money moved, for the provider's advice. */
export function checkText({ resource, check, displayName, ...facts }) {
	const about = `${labelOf(resource)} > ${nameOf(facts)}`;
	return `/** Where to look after ${about}: ends the sentence "Before you send it again, …". */\nexport const ${check} = 'look for this payment in the ${displayName} dashboard.';\n`;
}

/** The entry of the contract. */
export function contractEntry(facts) {
	const { resource, operation, action, effect, method, path, placeholders, isList, source, docs, bodyMode } =
		facts;
	const param = (name, place, more) => ({
		name,
		...place,
		type: 'string',
		required: true,
		group: null,
		...more,
	});
	const params = [
		isTransfer(facts) && param('paymentKey', { in: 'guard' }, { paymentKey: true, example: 'INV-1001' }),
		...placeholders.map((name) => param(name, { in: 'path', api: name }, { example: '1001' })),
		isInferred(facts) &&
			param(
				'endpointPath',
				{ in: 'override', api: 'path' },
				{ required: false, group: 'options', default: path, example: path },
			),
	];
	return {
		resource,
		operation,
		name: nameOf(facts),
		action,
		effect,
		method,
		path,
		...(takesQuery(facts) ? {} : { bodyMode }),
		params: params.filter(Boolean),
		output: 'data',
		outputFallback: 'root',
		list: isList,
		pagination: null,
		response: null,
		source,
		docs,
	};
}
