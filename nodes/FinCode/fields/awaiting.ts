import { day, text } from '../../shared/form/fieldTypes';
import { additional, type Field } from '../../shared/form/fields';
import { currency } from './money';

/** Which awaiting payments the refreshed list in the answer holds. */
const listFilters: Field[] = additional(
	currency('selectedCurrency', 'Currency', { description: 'For the refreshed list in the answer' }),
	day('fromDate', 'From', 'dd/MM/yyyy', { description: 'For the refreshed list in the answer' }),
	day('toDate', 'To', 'dd/MM/yyyy', { description: 'For the refreshed list in the answer' }),
);

/** The form of what can be done with an awaiting payment. */
export const awaitingForm: Field[] = [
	text('awaitingPaymentId', 'Awaiting Payment ID', {
		required: true,
		placeholder: 'e.g. AP12345',
		description: 'The ID from Get Awaiting',
	}),
	...listFilters,
];
