import type { INodeProperties } from 'n8n-workflow';

type Show = NonNullable<NonNullable<INodeProperties['displayOptions']>['show']>;
type Condition = NonNullable<Show[string]>[number];

/** What a browser gets in the place of a secret that is saved. */
const SAVED = '__n8n_BLANK_VALUE_';

/** What a pasted key may have in front of it. */
const BLANKS = ['', ' ', '\t', '\n'];

/**
 * n8n asks for these whenever it reads the credential. It runs a regular expression in a context of its own, under a clock
 * that a busy machine can miss: the call that needs the credential would fail.
 */
const beginsWith = (...starts: string[]): Condition[] =>
	starts.map((start): Condition => ({ _cnd: { startsWith: start } }));

const TEST = beginsWith(...BLANKS.map((blank) => `${blank}sk_test_`));
const LIVE = beginsWith(...BLANKS.map((blank) => `${blank}sk_live_`));
const HIDDEN = beginsWith(SAVED);

/** A line in the form of a credential that says whether real money moves. */
export function modeNotice(name: string, displayName: string, show?: Show): INodeProperties {
	const shown = show === undefined ? {} : { displayOptions: { show } };
	return { displayName, name: `${name}Notice`, type: 'notice', default: '', ...shown };
}

/**
 * The lines of a credential whose key alone says it, by its beginning.
 *
 * @param show further conditions of all of them
 */
export function keyModeNotices(provider: string, show: Show = {}): INodeProperties[] {
	const when = (apiKey: Condition[]): Show => ({ ...show, apiKey });
	const hide = { apiKey: ['', ...TEST, ...LIVE, ...HIDDEN] };
	return [
		modeNotice('testKey', 'Test key: no real money moves with this credential.', when(TEST)),
		modeNotice('liveKey', 'Live key: workflows with this credential move real money.', when(LIVE)),
		modeNotice(
			'savedKey',
			'The saved key is hidden, and with it whether it is for test (sk_test_…) or live (sk_live_…). Paste it again to see it here; Options > Add Receipt says it with each payment.',
			when(HIDDEN),
		),
		{
			...modeNotice(
				'otherKey',
				`This key does not say whether it is for test or live. Assume that real money moves, and ask ${provider}.`,
			),
			displayOptions: { show, hide },
		},
	];
}

/** A line for an environment, and one for a key that belongs to another. */
export function environmentNotices(
	environment: string,
	mode: 'test' | 'live',
	{ text, contradiction }: { text: string; contradiction: string },
): INodeProperties[] {
	const wrong = mode === 'test' ? LIVE : TEST;
	return [
		modeNotice(environment, text, { environment: [environment] }),
		modeNotice(`${environment}Key`, contradiction, { environment: [environment], apiKey: wrong }),
	];
}
