import { day, text } from './basic';
import { additional, type Entry } from './entry';
import { currency } from './money';

/** Which awaiting payments the refreshed list in the answer holds. */
const listFilters: Entry[] = additional(
	currency('selectedCurrency', 'Currency', { description: 'For the refreshed list in the answer' }),
	day('fromDate', 'From', 'dd/MM/yyyy', { description: 'For the refreshed list in the answer' }),
	day('toDate', 'To', 'dd/MM/yyyy', { description: 'For the refreshed list in the answer' }),
);

/** The form of what can be done with an awaiting payment. */
export const awaitingForm: Entry[] = [
	text('awaitingPaymentId', 'Awaiting Payment ID', {
		required: true,
		placeholder: 'e.g. AP12345',
		description: 'The ID from Get Awaiting',
	}),
	...listFilters,
];
