import type { Api } from '../api.mts';
import { invalid } from '../problems.mts';

const SIX = '/v6/services';
const SECURITY = `${SIX}/securitymanagement`;

/** Sign-in and what belongs to it; these bodies are bare whatever the format. */
export function addSession(api: Api): void {
	const login = { method: 'PUT', path: `${SECURITY}/login`, shape: 'flat', anonymous: true } as const;
	api.add({ ...login, fields: ['email', 'currentPassword'] }, (call) => {
		const { tokenLifeMs } = call.settings;
		return { data: call.parts.users.logIn(call.text('email'), call.text('currentPassword'), tokenLifeMs) };
	});

	api.add({ ...login, path: `${SECURITY}/refresh-token`, fields: ['refresh_token'] }, (call) => ({
		data: call.parts.users.refresh(call.text('refresh_token'), call.settings.tokenLifeMs),
	}));

	api.add({ method: 'PUT', path: `${SECURITY}/logout`, shape: 'flat' }, (call) => {
		call.parts.users.logOut(call.header('x-auth-token') ?? '');
		return { message: 'Logged out.' };
	});

	const change = { method: 'PUT', path: `${SECURITY}/change-password` } as const;
	api.add({ ...change, fields: ['currentPassword', 'newPassword'] }, (call) => {
		call.parts.users.changePassword(call.user, call.text('currentPassword'), call.text('newPassword'));
		return { message: 'Password changed.' };
	});

	const admin = `${SIX}/admin/organisation-preference-management`;
	const preference = {
		method: 'GET',
		path: `${admin}/fetch-organisation-preference`,
		second: `${admin}/fetch-organisaction-preference`,
	} as const;
	// Assumed: all of the reply.
	api.add(preference, () => ({
		data: { organisationId: '0a1b2c3d-5555-4e6f-8a00-998877665544', name: 'Sandbox', baseCurrency: 'GBP' },
	}));

	api.add({ method: 'GET', path: `${SIX}/usermanagement/profile` }, ({ user }) => ({
		data: profileOf(user),
	}));

	api.add({ method: 'PUT', path: `${SIX}/usermanagement/profile-edit` }, ({ user, payload }) => {
		if (Object.keys(payload).length === 0) throw invalid('data', 'needs at least one field.');
		if ('email' in payload) throw invalid('email', 'can not be changed.');
		user.profile = { ...user.profile, ...payload };
		return { data: profileOf(user) };
	});
}

function profileOf(user: {
	customerId: string;
	customerCode: string;
	email: string;
	role: string;
	profile: Record<string, unknown>;
}): Record<string, unknown> {
	const { customerId, customerCode, email, role, profile } = user;
	return { customerId, customerCode, email, role, ...profile };
}
