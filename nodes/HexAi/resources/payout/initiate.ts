import type { Refusal } from '../../../shared/failure';
import { InputError } from '../../../shared/inputError';
import { toWireString } from '../../../shared/money';
import type { Operation } from '../../../shared/operation';
import type { Reply } from '../../../shared/reply';
import { mapStatus } from '../../../shared/subject';
import { amountField, currencyField, currencyOf } from '../../fields';
import { providerStatus, STATUS_WORDS } from '../../status';

const PAYOUT_PATHS = ['/payouts/initiate', '/payouts/send'];

export const initiate: Operation = {
	value: 'initiate',
	name: 'Initiate',
	action: 'Initiate a payout',
	description: 'Send money from your HexAI balance to a Wave wallet. A client reference is paid once only.',
	effect: 'transfer',
	payment: {
		keyParameter: 'clientReference',
		keyLabel: 'Client Reference',
		check: 'look for this reference in Transaction > Get Many or in the HexAI dashboard.',
	},
	fields: [
		{
			...amountField,
			hint: 'Some HexAI accounts accept whole dalasi only for payouts: an amount with bututs may fail there',
		},
		{
			displayName: 'Recipient Mobile',
			name: 'recipientMobile',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. +2201234567',
			description: 'Gambian Wave number: +220 and 7 digits',
		},
		currencyField,
		{
			displayName: 'Client Reference',
			name: 'clientReference',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. OUT-101',
			description:
				'Your own number of this payment, such as a payroll line: it keeps the payment from being sent twice, also when the workflow runs again',
		},
	],
	refusal: failedState,
	request: (input) => ({
		method: 'POST',
		path: payoutPath(input.credential.payoutPath),
		body: {
			amount: toWireString(input.get('amount'), currencyOf(input)),
			currency: currencyOf(input),
			recipient_mobile: gambianMobile(input.text('recipientMobile')),
			client_reference: input.text('clientReference'),
		},
	}),
};

/** The answer is not documented; when it carries a state that means nothing was paid, it is no success. */
function failedState({ body }: Reply): Refusal | undefined {
	const word = providerStatus(body);
	const status = mapStatus(word, { statusWords: STATUS_WORDS });
	if (!['failed', 'cancelled', 'expired'].includes(status)) return undefined;
	return { code: word ?? undefined, message: `The payout came back as ${word}` };
}

function payoutPath(chosen: unknown): string {
	return PAYOUT_PATHS.find((path) => path === chosen) ?? '/payouts/initiate';
}

function gambianMobile(typed: string): string {
	const number = typed.replace(/\s/g, '');
	if (!/^\+220[0-9]{7}$/.test(number)) {
		throw new InputError(
			number === '' ? 'Recipient Mobile is missing' : `Recipient Mobile "${typed}" is not a Gambian number`,
			'Write it as +220 and 7 digits, for example +2201234567.',
		);
	}
	return number;
}
