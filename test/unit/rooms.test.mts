/** The map of nodes/ (docs/architecture.md): which rooms there are, and who may import whom. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { filesUnder, importsOf, providers, root } from './support/source.mts';

const SHARED = 'nodes/shared';

/** The rooms of the shared code, and the rooms each may use besides itself. */
const ROOMS: Record<string, readonly string[]> = {
	basics: [],
	api: ['basics'],
	form: ['api', 'basics'],
	http: ['api', 'basics'],
	store: ['basics'],
	payments: ['store', 'http', 'api', 'basics'],
	errors: ['payments', 'store', 'http', 'api', 'basics'],
	webhooks: ['errors', 'store', 'http', 'api', 'basics'],
	polling: ['webhooks', 'errors', 'http', 'api', 'basics'],
	run: ['errors', 'payments', 'http', 'api', 'basics', 'form'],
};

/** The rooms a provider's files may use: the node files run it, its login makes calls of its own. */
const FOR_PROVIDERS = ['api', 'basics', 'form'];
const FOR_NODE_FILES = [...FOR_PROVIDERS, 'run', 'webhooks', 'polling'];
const FOR_LOGINS = [...FOR_PROVIDERS, 'http'];

/** What every provider's folder holds. */
const TEMPLATE = [
	'provider.ts',
	'address.ts',
	'answers.ts',
	'credentialTest.ts',
	'advice.ts',
	'status.ts',
	'resources',
];

/** Jobs that take one file with some providers and a folder with others. */
const FILE_OR_FOLDER = ['fields', 'webhook'];

const shared = filesUnder(SHARED).filter((path) => path.endsWith('.ts'));

/** `nodes/shared/http/retry.ts` is in the room http; undefined for a file outside the shared code. */
function roomOf(path: string): string | undefined {
	return /^nodes\/shared\/(\w+)\//.exec(path)?.[1];
}

const sharedImports = (path: string) => importsOf(path).filter((name) => name.startsWith(`${SHARED}/`));

/** Any of the words, as a pattern of `toEqual`. */
const oneOf = (words: readonly string[]): unknown => expect.stringMatching(`^(${words.join('|')})$`);

/** Import paths come without an ending. */
const fileOf = (name: string) => (existsSync(join(root, `${name}.ts`)) ? `${name}.ts` : `${name}/index.ts`);

/** A way of imports that leads back to its start; undefined when there is none. */
function circleFrom(start: string): string[] | undefined {
	const seen = new Set<string>();
	const walk = (path: string, way: string[]): string[] | undefined => {
		for (const next of importsOf(path)
			.filter((name) => name.startsWith('nodes/'))
			.map(fileOf)) {
			if (next === start) return [...way, next];
			if (seen.has(next)) continue;
			seen.add(next);
			const found = walk(next, [...way, next]);
			if (found) return found;
		}
		return undefined;
	};
	return walk(start, [start]);
}

describe('the shared code', () => {
	test('is in rooms, and each room is in the table', () => {
		expect(readdirSync(join(root, SHARED)).sort()).toEqual(Object.keys(ROOMS).sort());
		expect(shared.length).toBeGreaterThan(40);
	});

	test.each(Object.entries(ROOMS))('%s uses %p and no other room', (room, allowed) => {
		for (const path of shared.filter((one) => roomOf(one) === room)) {
			const others = sharedImports(path).map((name) => roomOf(`${name}.ts`));
			for (const other of others.filter((one) => one !== room)) {
				expect([path, other]).toEqual([path, oneOf(allowed)]);
			}
		}
	});
});

describe.each(providers)('%s', (provider) => {
	const folder = `nodes/${provider}`;
	const files = filesUnder(folder).filter((path) => path.endsWith('.ts'));

	test('has the same file name for the same job as all others', () => {
		const there = readdirSync(join(root, folder));
		expect(there).toEqual(expect.arrayContaining(TEMPLATE));
		for (const job of FILE_OR_FOLDER) {
			expect([job, there.includes(`${job}.ts`) !== there.includes(job)]).toEqual([job, true]);
		}
	});

	test('uses the rooms that are meant for it', () => {
		for (const path of files) {
			const login = path.startsWith(`${folder}/login/`);
			const allowed = path.endsWith('.node.ts') ? FOR_NODE_FILES : login ? FOR_LOGINS : FOR_PROVIDERS;
			for (const name of sharedImports(path)) {
				expect([path, roomOf(`${name}.ts`)]).toEqual([path, oneOf(allowed)]);
			}
		}
	});
});

test('no import leads back to where it came from', () => {
	const all = filesUnder('nodes').filter((path) => path.endsWith('.ts'));
	for (const path of all) expect(circleFrom(path)).toBeUndefined();
});

/** Files whose tests bear another name: types and words alone, or parts that only work as a whole. */
const TESTED_ELSEWHERE: Record<string, string> = {
	'api/call': 'types',
	'api/credentialProbe': 'types',
	'api/limits': 'constants',
	'api/login': 'http/loginTokens',
	'api/operation': 'types',
	'api/paging': 'types',
	'api/payment': 'types',
	'api/picker': 'types',
	'api/poll': 'polling/pollEvents',
	'api/provider': 'types',
	'api/repeat': 'http/transportOutcome',
	'api/reply': 'types',
	'api/failure': 'http/judge',
	'basics/inputError': 'errors/itemError',
	'basics/plainForm': 'basics/secrets',
	'http/gap': 'http/pages',
	'http/pageSize': 'http/pages',
	'payments/claims': 'types',
	'payments/contest': 'payments/registerWorkers',
	'payments/extraSendings': 'payments/payOnce',
	'payments/keyStates': 'payments/register',
	'payments/marks': 'payments/register',
	'payments/paymentErrors': 'errors/itemError',
	'payments/paymentOrder': 'types',
	'payments/processMemory': 'payments/register',
	'form/shownFor': 'form/sharedProperties',
	'form/transferOptions': 'form/nodeProperties',
	'form/listOptions': 'form/nodeProperties',
	'run/listGap': 'run/execute',
	'polling/givenHere': 'polling/pollEvents',
	'polling/listWalk': 'polling/pollEvents',
	'polling/news': 'polling/pollEvents',
	'polling/pollNode': 'polling/pollEvents',
	'polling/pollOutput': 'polling/pollEvents',
	'run/aboutAnother': '../answersOfOthers',
	'run/checkOnly': 'run/executeTransfer',
	'run/finishedItems': 'run/executeTransfer',
	'run/itemResult': 'types',
	'run/listCall': 'run/listSearch',
	'run/listPlace': 'run/listSearch',
	'run/nodeRun': 'run/execute',
	'run/receipt': 'run/executeTransfer',
	'run/transferCheck': 'run/executeTransfer',
	'run/transferChoices': 'run/executeTransfer',
	'run/transferRun': 'run/executeTransfer',
	'store/brokenClaim': 'payments/register',
	'store/wordStore': 'payments/register',
	'webhooks/account': 'webhooks/startOnce',
	'webhooks/confirmation': '../HexAi/confirmation',
	'webhooks/readiness': 'webhooks/receive',
	'webhooks/registrationActions': '../Fincore/registration',
	'webhooks/registrationCalls': '../Fincore/registration',
	'webhooks/selfRegistration': '../Fincore/registration',
	'webhooks/settings': 'webhooks/receive',
	'webhooks/told': '../HexAi/confirmation',
	'webhooks/unnamedWebhook': '../Fincore/registration',
};

test('each shared file has a test of its name, or the table says where it is tested', () => {
	const tests = filesUnder('test/unit').map((path) => path.replace('test/unit/', ''));
	const testOf = (name: string) => tests.some((path) => path === join('shared', `${name}.test.mts`));
	for (const path of shared) {
		const name = path.replace(`${SHARED}/`, '').replace('.ts', '');
		const elsewhere = TESTED_ELSEWHERE[name];
		const found =
			elsewhere === undefined
				? testOf(name)
				: ['types', 'constants'].includes(elsewhere) || testOf(elsewhere);
		expect([name, found]).toEqual([name, true]);
	}
	const own = shared.map((path) => path.replace(`${SHARED}/`, '').replace('.ts', ''));
	expect(Object.keys(TESTED_ELSEWHERE).filter((name) => !own.includes(name))).toEqual([]);
});
