import type { Resource } from '../../../shared/operation';
import { changePassword } from './changePassword';
import { logout } from './logout';

export const session: Resource = {
	value: 'session',
	name: 'Session',
	operations: [changePassword, logout],
};
