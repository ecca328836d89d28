import type { IDataObject } from 'n8n-workflow';

import type { OperationInput } from '../../shared/api/operation';
import { toCalendarDate } from '../../shared/basics/dates';
import { InputError } from '../../shared/basics/inputError';
import { realTiming } from '../../shared/basics/timing';

/**
 * Stops a standing order that would begin in the past or be over before it begins: hexCore does not say what it makes
 * of one. Days are those of the workflow's time zone; one that begins today is fine.
 *
 * @param body with the dates as they are sent
 * @throws InputError when it does
 */
export function refuseWrongDates(
	{ start_date: start, end_date: end }: IDataObject,
	{ timezone }: Pick<OperationInput, 'timezone'>,
): void {
	const dayOf = (time: unknown, label: string) => toCalendarDate(time, timezone, label);
	const first = dayOf(start, 'Start Date');
	if (first < dayOf(new Date(realTiming.now()), 'Today')) {
		throw new InputError(
			`Start Date ${first} is in the past`,
			'Choose today or a later day. The days are those of the time zone in the settings of the workflow.',
		);
	}
	if (end === undefined) return;
	const last = dayOf(end, 'End Date');
	if (last > first) return;
	throw new InputError(
		`End Date ${last} is not after Start Date ${first}`,
		'Choose a later End Date, or remove it for an order without an end.',
	);
}
