import type { INodeProperties } from 'n8n-workflow';

import { REGISTRATION_PATH } from '../webhook';

const TRY_IT =
	"To try it first, give the Test URL instead and click Execute step; an address on localhost can't be reached from outside.";

/** What to do, which depends on who tells Fincore the address. */
export const triggerNotices: INodeProperties[] = [
	{
		displayName: `Paste the Production URL (open Webhook URLs above) into Fincore, then publish the workflow. With Verification: Token add <code>?token=</code> and the Webhook Secret of the credential at its end. A token in an address can land in the logs of proxies: prefer an HMAC signature when your Fincore account offers one. ${TRY_IT}`,
		name: 'manualNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { registration: ['manual'] } },
	},
	{
		displayName: `Publish the workflow: this node then sends the URL to <code>/webhooks</code>, and removes it again when the workflow is unpublished. Fincore does not publish this API, and the path is by REST convention: correct it under Options. With Verification: Token the Webhook Secret of the credential is added to the URL. ${TRY_IT}`,
		name: 'apiNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { registration: ['api'] } },
	},
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
		'Where the name of the event is in the body. When empty, it is the first of event, event_type, eventType, type and name.',
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
