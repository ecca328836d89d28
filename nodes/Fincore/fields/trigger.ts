import type { INodeProperties } from 'n8n-workflow';

import { noticeWithLink } from '../../shared/form/noticeWithLink';
import { REGISTRATION_PATH } from '../webhook';

const page = 'fincore.md#trigger';

const SECRET = 'Fill in Webhook Secret in the credential.';

/** What to do, which depends on who tells Fincore the address, and on what has to stand in it. */
export const triggerNotices: INodeProperties[] = [
	noticeWithLink(
		{
			lines: [
				SECRET,
				'Add ?token= and the secret to the Production URL.',
				'Paste it into Fincore, then publish the workflow.',
			],
			more: 'How to try it first, and what is safer than a token',
			page,
		},
		{ name: 'tokenNotice', show: { registration: ['manual'], verification: ['token'] } },
	),
	noticeWithLink(
		{
			lines: [SECRET, 'Paste the Production URL (above) into Fincore.', 'Publish the workflow.'],
			more: 'How to try it first, and what is checked',
			page,
		},
		{ name: 'manualNotice', show: { registration: ['manual'], verification: ['hmac'] } },
	),
	noticeWithLink(
		{
			lines: ['Paste the Production URL (above) into Fincore.', 'Publish the workflow.'],
			more: 'How to try it first, and what is not checked',
			page,
		},
		{ name: 'openNotice', show: { registration: ['manual'], verification: ['none'] } },
	),
	noticeWithLink(
		{
			lines: [
				SECRET,
				'Publish the workflow: the node gives Fincore its URL.',
				'If it is refused, correct Options > Registration Path.',
			],
			more: 'What is registered, and when it is removed',
			page,
		},
		{ name: 'apiNotice', show: { registration: ['api'] } },
	),
];

/** Whether the person or the trigger tells Fincore the address. */
export const registrationFields: INodeProperties[] = [
	{
		displayName: 'Registration',
		name: 'registration',
		type: 'options',
		required: true,
		options: [
			{
				name: 'Manual',
				value: 'manual',
				description: 'You paste the Production URL into Fincore',
			},
			{
				name: 'By API',
				value: 'api',
				description: 'This node registers and removes the URL by itself, if your account has an API for it',
			},
		],
		default: 'manual',
		description: 'Who tells Fincore where to send its events',
	},
];

/** Where the name of the event is, for payloads of another form than expected. */
export const eventPathOption: INodeProperties = {
	displayName: 'Event Path',
	name: 'eventPath',
	type: 'string',
	default: '',
	placeholder: 'e.g. data.event',
	description:
		'Where the name of the event stands in what Fincore sends. Empty: the first of event, event_type, eventType, type and name.',
};

/** Where webhooks are kept, for accounts whose documentation gives another path. */
export const registrationPathOption: INodeProperties = {
	displayName: 'Registration Path',
	name: 'registrationPath',
	type: 'string',
	default: REGISTRATION_PATH,
	placeholder: `e.g. ${REGISTRATION_PATH}`,
	displayOptions: { show: { '/registration': ['api'] } },
	description:
		'Where webhooks are kept, below the Base URL of the credential. Change it when your Fincore documentation gives another path.',
};
