import type { IDataObject, INodeListSearchItems } from 'n8n-workflow';

import type { Failure } from '../shared/api/failure';
import type { Operation } from '../shared/api/operation';
import type { ListSource, ListSources } from '../shared/api/picker';
import { firstText } from '../shared/basics/json';
import { textOf } from '../shared/basics/text';
import { endpointPath } from '../shared/form/endpointPath';
import { clientId, disbursementId, loanId, paymentId, paymentLinkId, webhookId } from './fields/ids';
import { getAll as clients } from './resources/client/getAll';
import { getAll as disbursements } from './resources/disbursement/getAll';
import { getAll as loans } from './resources/loan/getAll';
import { getAll as payments } from './resources/payment/getAll';
import { getAll as paymentLinks } from './resources/paymentLink/getAll';
import { getAll as webhooks } from './resources/webhook/getAll';

// Common names: Fincore documents no field of a record.
const NAMES = ['name', 'reference', 'external_reference', 'external_id', 'url'];

/** Where the fields with From List get their lists from. */
export const lists: ListSources = {
	searchClients: listOf(clients, '/clients', clientId.property.name),
	searchDisbursements: listOf(disbursements, '/disbursements', disbursementId.property.name),
	searchLoans: listOf(loans, '/loans', loanId.property.name),
	searchPayments: listOf(payments, '/payments', paymentId.property.name),
	searchPaymentLinks: listOf(paymentLinks, '/payment-links', paymentLinkId.property.name),
	searchWebhooks: listOf(webhooks, '/webhooks', webhookId.property.name),
};

function listOf(getAll: Operation, standard: string, id: string): ListSource {
	return {
		operation: { ...getAll, nextStep },
		call: ({ size, offset }, parameter) => ({
			method: 'GET',
			path: listPath(textOf(parameter('options.endpointPath')), standard, id),
			query: { limit: size, offset },
		}),
		entry,
	};
}

/** An account with loans below `/loan-applications/{loanId}` lists them at what stands before the ID. */
function listPath(recordPath: string, standard: string, id: string): string {
	const [list, ...rest] = recordPath.split(`/{${id}}`);
	const isUsable = list !== '' && rest.length > 0 && !recordPath.startsWith('=');
	return endpointPath(isUsable ? list : standard, standard);
}

function nextStep({ httpStatus }: Failure): string | undefined {
	if (httpStatus !== 404 && httpStatus !== 405) return undefined;
	return 'Fincore does not publish where this list is, and your account may have it elsewhere: it is looked for where Options > API Path says.';
}

/**
 * A record as an entry: `Client 001 · 1001`, or its ID alone. Without its state, which would grow old in the text n8n
 * keeps with the workflow.
 */
function entry(row: IDataObject): INodeListSearchItems | undefined {
	const id = firstText(row, ['id', 'uuid']);
	if (id === undefined) return undefined;
	const amount = [firstText(row, ['amount']), firstText(row, ['currency'])].filter(Boolean).join(' ');
	const parts = [firstText(row, NAMES), amount, id].filter(Boolean);
	return { name: parts.join(' · '), value: id };
}
