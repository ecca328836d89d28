import type { Operation } from '../../../shared/api/operation';
import { chosenPath, pathOption } from '../../fields/options';
import { SERVICES_V6 } from '../../address';
import { PATH_STEP } from '../../advice';

const PATHS = [
	'/admin/organisation-preference-management/fetch-organisation-preference',
	'/admin/organisation-preference-management/fetch-organisaction-preference',
];

export const getPreference: Operation = {
	value: 'getPreference',
	name: 'Get Preference',
	action: 'Get the organisation preference',
	description: 'Get the settings of your organisation',
	effect: 'read',
	options: [
		pathOption(
			PATHS,
			'One page at FinCode spells the last part "organisaction": try it when the first answers 404.',
		),
	],
	nextStep: PATH_STEP,
	request: (input) => ({ method: 'GET', path: `${SERVICES_V6}${chosenPath(input, PATHS)}` }),
};
