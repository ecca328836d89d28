import { noticeWithLink } from '../../../../nodes/shared/form/noticeWithLink';

const TEXT = { lines: ['Copy it.', 'Publish it.'], more: 'How to try it', page: 'acme.md#trigger' };

test('is a list, because n8n leaves no other lines in a notice, and ends with the link', () => {
	expect(noticeWithLink(TEXT)).toEqual({
		displayName:
			'<ul><li>Copy it.</li><li>Publish it.</li><li><a href="https://github.com/n8n-nodes-fintech/n8n-nodes-fintech/blob/main/docs/acme.md#trigger" target="_blank">How to try it</a></li></ul>',
		name: 'notice',
		type: 'notice',
		default: '',
	});
});

test('one of several has a name and a condition', () => {
	const when = { name: 'apiNotice', show: { registration: ['api'] } };
	expect(noticeWithLink(TEXT, when)).toMatchObject({
		name: 'apiNotice',
		displayOptions: { show: { registration: ['api'] } },
	});
});
