import { toReply } from '../../../../nodes/shared/http/reply';
import { withoutSecrets } from '../../../../nodes/shared/http/withoutSecrets';

const SECRET = 'a "long" secret/value';
const answer = (body: unknown) => toReply(200, {}, JSON.stringify(body));

test.each([
	['alone', SECRET, '[hidden]'],
	['in a sentence', `Key ${SECRET} accepted`, 'Key [hidden] accepted'],
	[
		'in an address',
		`https://x.test/?token=${encodeURIComponent(SECRET)}&b=1`,
		'https://x.test/?token=[hidden]&b=1',
	],
])('a secret is taken out %s, however deep it stands', (_where, said, given) => {
	const body = { id: 7, list: [{ said, other: null }] };
	expect(withoutSecrets(answer(body), ['short', SECRET]).body).toEqual({
		id: 7,
		list: [{ said: given, other: null }],
	});
});

test('an answer without secrets is given as it is', () => {
	const reply = answer({ id: 7, name: 'a short word' });
	expect(withoutSecrets(reply, ['short', '', SECRET])).toBe(reply);
});
