import type { Operation } from '../../../shared/api/operation';
import { SERVICES_V6 } from '../../address';

export const getProfile: Operation = {
	value: 'getProfile',
	name: 'Get Own Profile',
	action: 'Get the profile of the signed-in user',
	description: 'Get the profile of the user of the credential, not of any customer',
	effect: 'read',
	request: () => ({ method: 'GET', path: `${SERVICES_V6}/usermanagement/profile` }),
};
