import type { Operation } from '../../../shared/api/operation';
import { SERVICES_V6 } from '../../address';
import { PATH_STEP } from '../../advice';
import { chosenOption, pathOption } from '../../fields/options';

const PATHS = [
	'/admin/organisation-preference-management/fetch-organisation-preference',
	'/admin/organisation-preference-management/fetch-organisaction-preference',
];
const pathVariant = pathOption(
	PATHS,
	'One page at FinCode spells the last part "organisaction": try it when the first answers 404.',
);

export const getPreference: Operation = {
	value: 'getPreference',
	name: 'Get Preference',
	action: 'Get the settings of your organisation',
	description: 'Get the settings of your organisation',
	effect: 'read',
	options: [pathVariant],
	nextStep: PATH_STEP,
	request: (input) => ({ method: 'GET', path: `${SERVICES_V6}${chosenOption(input, pathVariant)}` }),
};
