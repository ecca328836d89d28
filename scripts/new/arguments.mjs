/** What a person typed after `npm run new`, checked. */

const OPERATION =
	'npm run new operation <Provider> <resource> <operation> -- --effect read|write|transfer --method GET|POST|PUT|PATCH|DELETE --path /… --source document|docs|inferred [--docs https://…]';
const PROVIDER = 'npm run new provider <Name> [-- --label "<Name as people write it>"]';

const USAGE = `It is used like this:\n  ${OPERATION}\n  ${PROVIDER}`;

/** The options of each kind: what they may be, and whether one can do without them. */
const OPTIONS = {
	operation: {
		effect: { choices: ['read', 'write', 'transfer'] },
		method: { choices: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] },
		path: { pattern: /^(\/([\w.~-]+|\{[a-z][A-Za-z0-9]*\}))+$/, like: '/payouts/{payoutId}' },
		source: { choices: ['document', 'docs', 'inferred'] },
		docs: { pattern: /^https:\/\/\S+$/, like: 'https://example.com/docs/payouts', optional: true },
	},
	provider: {
		label: { pattern: /^[A-Za-z][A-Za-z0-9 .&-]*$/, like: '"Acme Pay"', optional: true },
	},
};

const NAMES = {
	operation: ['provider', 'resource', 'operation'],
	provider: ['name'],
};

/** Words that begin with `--` and what follows them; the others are names. */
function sorted(words) {
	const names = [];
	const options = {};
	for (let index = 0; index < words.length; index++) {
		const [, option, joined] = /^--([a-z]+)(?:=(.*))?$/.exec(words[index]) ?? [];
		if (option === undefined) names.push(words[index]);
		else options[option] = joined ?? words[++index] ?? '';
	}
	return { names, options };
}

/** npm takes options for its own unless a lone `--` stands before them. */
function takenByNpm(option) {
	return process.env[`npm_config_${option}`] !== undefined;
}

function checked(name, value, { choices, pattern, like, optional }) {
	if (value === undefined) {
		if (optional) return undefined;
		throw new Error(
			takenByNpm(name)
				? `npm took --${name} for an option of its own. Put " -- " before the options:\n  ${OPERATION}`
				: `--${name} is missing.\n${USAGE}`,
		);
	}
	if (choices && !choices.includes(value)) {
		throw new Error(`--${name} "${value}" is none of ${choices.join(', ')}.`);
	}
	if (pattern && !pattern.test(value)) {
		throw new Error(`--${name} "${value}" has not the form that is expected here, for example ${like}.`);
	}
	return value;
}

/**
 * `{ what: 'operation', provider, resource, operation, effect, method, path, source, docs }` or
 * `{ what: 'provider', name, label }`.
 *
 * @throws Error with a sentence when something is missing, unknown or of another form
 */
export function readArguments([what, ...words]) {
	if (!Object.hasOwn(OPTIONS, what ?? '')) {
		throw new Error(`Say what is new: "operation" or "provider".\n${USAGE}`);
	}
	const { names, options } = sorted(words);
	const wanted = NAMES[what];
	if (names.length !== wanted.length) {
		const taken = Object.keys(OPTIONS[what]).find(takenByNpm);
		if (taken !== undefined) checked(taken, undefined, {});
		throw new Error(`${wanted.length} names are expected, and there are ${names.length}.\n${USAGE}`);
	}
	const unknown = Object.keys(options).find((name) => !Object.hasOwn(OPTIONS[what], name));
	if (unknown !== undefined) throw new Error(`There is no option --${unknown} here.\n${USAGE}`);
	return {
		what,
		...Object.fromEntries(wanted.map((name, index) => [name, names[index]])),
		...Object.fromEntries(
			Object.entries(OPTIONS[what]).map(([name, rule]) => [name, checked(name, options[name], rule)]),
		),
	};
}
