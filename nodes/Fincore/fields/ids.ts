import { idInPath } from '../../shared/form/fieldTypes';
import type { Field } from '../../shared/form/fields';

function recordId(name: string, displayName: string, record: string): Field {
	const description = `Fincore's ID of the ${record}. Its form is not documented.`;
	return idInPath(name, displayName, description, { placeholder: 'e.g. 1001' });
}

export const clientId = recordId('clientId', 'Client ID', 'client');
export const disbursementId = recordId('disbursementId', 'Disbursement ID', 'disbursement');
export const loanId = recordId('loanId', 'Loan ID', 'loan');
export const paymentId = recordId('paymentId', 'Payment ID', 'payment');
export const paymentLinkId = recordId('paymentLinkId', 'Payment Link ID', 'payment link');
export const webhookId = recordId('webhookId', 'Webhook ID', 'webhook');
