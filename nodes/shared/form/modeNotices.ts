import type { INodeProperties } from 'n8n-workflow';

type Show = NonNullable<NonNullable<INodeProperties['displayOptions']>['show']>;

/** What a browser gets in the place of a secret that is saved. */
const SAVED = '__n8n_BLANK_VALUE_';

const TEST = '^\\s*sk_test_';
const LIVE = '^\\s*sk_live_';
const HIDDEN = `^${SAVED}`;
const OTHER = `^(?!\\s*sk_(test|live)_)(?!${SAVED}).`;

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
	const when = (regex: string): Show => ({ ...show, apiKey: [{ _cnd: { regex } }] });
	return [
		modeNotice('testKey', 'Test key: no real money moves with this credential.', when(TEST)),
		modeNotice('liveKey', 'Live key: workflows with this credential move real money.', when(LIVE)),
		modeNotice(
			'savedKey',
			'The saved key is hidden, and with it whether it is for test (sk_test_…) or live (sk_live_…). Paste it again to see it here; Options > Add Receipt says it with each payment.',
			when(HIDDEN),
		),
		modeNotice(
			'otherKey',
			`This key does not say whether it is for test or live. Assume that real money moves, and ask ${provider}.`,
			when(OTHER),
		),
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
		modeNotice(`${environment}Key`, contradiction, {
			environment: [environment],
			apiKey: [{ _cnd: { regex: wrong } }],
		}),
	];
}
