import { day } from '../../shared/form/fieldTypes';
import { additional, type Field } from '../../shared/form/fields';
import { awaitingPayment } from './chosen';
import { currency } from './money';

/** Which awaiting payments the refreshed list in the answer holds. */
const listFilters: Field[] = additional(
	currency('selectedCurrency', 'Currency', {
		description: 'For the refreshed list in the answer, and for From List',
	}),
	day('fromDate', 'From Date', 'dd/MM/yyyy', { description: 'For the refreshed list in the answer' }),
	day('toDate', 'To Date', 'dd/MM/yyyy', { description: 'For the refreshed list in the answer' }),
);

/** The form of what can be done with an awaiting payment. */
export const awaitingForm: Field[] = [awaitingPayment, ...listFilters];
