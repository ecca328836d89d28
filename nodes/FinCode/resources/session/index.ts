import type { Resource } from '../../../shared/api/operation';
import { changePassword } from './changePassword';
import { logout } from './logout';

export const session: Resource = {
	value: 'session',
	name: 'Session',
	operations: [changePassword, logout],
};
