/** What nobody should type into a field, and what an expression may give all the same. */

/** As an item carries them. */
const IN_ITEMS: unknown[] = [
	'../../admin',
	'..',
	'.',
	'a/b',
	'a\\b',
	'%2e%2e%2fadmin',
	'?admin=1',
	'#top',
	'//evil.example/x',
	'http://evil.example/',
	'x\r\nX-Evil: 1',
	'x\nX-Evil: 1',
	'x\r\n\r\nGET /admin HTTP/1.1',
	'x\u0000y',
	'\u0001\u001f\u007f',
	'\ud800',
	'x\udfffy',
	'__proto__',
	'constructor',
	'toString',
	'x'.repeat(20_000),
	'\u202e0001\u202c',
	'\u200b',
	'x\u200b',
	'😀👩‍👩‍👧',
	'İıſK',
	'０１２３',
	' x ',
	'\u00a0',
	'1e21',
	'007',
	'1,000.50',
	'NaN',
	'-1',
	'null',
	'undefined',
	'[object Object]',
	"' OR 1=1 --",
	'<script>alert(1)</script>',
	'{{ $json }}',
	'=1+1',
	'${7*7}',
	12345678901234567000,
	0.1,
	-1,
	[],
	['x', 'y'],
	[['x']],
	{},
	{ __proto__x: 1, constructor: { prototype: { admin: true } } },
	JSON.parse('{"__proto__":{"admin":true}}'),
	{ toString: 'x', valueOf: 'y' },
	false,
	null,
];

/** As an expression gives them. */
const BY_EXPRESSION = [
	'NaN',
	'Infinity',
	'-Infinity',
	'-0',
	'1e21',
	'1e-7',
	'undefined',
	'() => 1',
	'new Date(NaN)',
	'$now',
	'new Map([[1, 2]])',
];

/** An item whose `value` is hostile, or that names an expression by its number. */
export type HostileItem = { value: unknown } | { special: number };

const HOSTILE_ITEMS: readonly HostileItem[] = [
	...IN_ITEMS.map((value) => ({ value })),
	...BY_EXPRESSION.map((_expression, special) => ({ special })),
];

/** Parts of all values: fields take turns, so that each kind of field meets every value many times. */
const PARTS = 3;

/** The hostile items for the nth field. */
export const itemsFor = (n: number): HostileItem[] =>
	HOSTILE_ITEMS.filter((_item, index) => index % PARTS === n % PARTS);

/** What a field holds so that it takes the hostile value of its item. */
export const HOSTILE_EXPRESSION = `={{ $json.special === undefined ? $json.value : [${BY_EXPRESSION.join(', ')}][$json.special] }}`;

/** The value of an item as a test can compare it; undefined where only n8n knows it. */
export function valueOf(item: HostileItem): unknown {
	if ('value' in item) return item.value;
	const known: Record<string, unknown> = { '-0': 0, '1e21': 1e21, '1e-7': 1e-7 };
	return known[BY_EXPRESSION[item.special] ?? ''];
}

/** Whether nothing is known of the value but that it must do no harm. */
export const isOpaque = (item: HostileItem): boolean => 'special' in item && valueOf(item) === undefined;
