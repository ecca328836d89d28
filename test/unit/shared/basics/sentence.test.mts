import { sentenceOf } from '../../../../nodes/shared/basics/sentence';

test.each([
	['Account debited, no response.', 'account debited | no response |'],
	['ACCOUNT_DEBITED', 'account debited'],
	['accountDebited', 'account debited'],
	['It isn\u2019t\u00a0paid\n(yet)', "it isn't paid | yet |"],
	['paid_at, completedDate and success_url', '| and'],
	['Unable \u2013 debited, yet-to-come', 'unable | debited | yet to come'],
	['Version 1.2', 'version 1 2'],
	['', ''],
])('%j is %j', (text, words) => {
	expect(sentenceOf(text)).toBe(words);
});
