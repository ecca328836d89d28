import { idInPath } from '../../shared/form/fieldTypes';
import type { Field } from '../../shared/form/fields';
import { fromList } from '../../shared/form/fromList';

function recordId(name: string, displayName: string, record: string, method: string): Field {
	const description = `Fincore's ID of the ${record}. Its form is not documented.`;
	return idInPath(name, displayName, description, fromList(method, `a ${record}`, 'e.g. 1001'));
}

export const clientId = recordId('clientId', 'Client ID', 'client', 'searchClients');
export const disbursementId = recordId(
	'disbursementId',
	'Disbursement ID',
	'disbursement',
	'searchDisbursements',
);
export const loanId = recordId('loanId', 'Loan ID', 'loan', 'searchLoans');
export const paymentId = recordId('paymentId', 'Payment ID', 'payment', 'searchPayments');
export const paymentLinkId = recordId(
	'paymentLinkId',
	'Payment Link ID',
	'payment link',
	'searchPaymentLinks',
);
export const webhookId = recordId('webhookId', 'Webhook ID', 'webhook', 'searchWebhooks');
