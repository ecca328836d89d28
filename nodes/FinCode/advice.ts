import type { Failure } from '../shared/api/failure';

const ROLES: Record<'manager' | 'notCashier', string> = {
	manager: 'This operation needs a user with the role manager: use the credential of one.',
	notCashier: 'FinCode refuses this operation to cashiers: use the credential of a user with another role.',
};

const OTHER_VERSION =
	"Check the id. FinCode's documents mix two versions for lending: if the id is right, choose the other one under Options > Base Path.";

const OTHER_PATH =
	"Check the id. FinCode's documents give two paths for this call: if the id is right, choose the other one under Options > Path Variant.";

type NextStep = (failure: Failure) => string | undefined;

/** What to do after a lending call that found nothing. */
export const LENDING_STEP: NextStep = ({ httpStatus }) => (httpStatus === 404 ? OTHER_VERSION : undefined);

/** The same where FinCode's documents also differ in the path. */
export const LENDING_PATH_STEP: NextStep = ({ httpStatus }) =>
	httpStatus === 404 ? `${OTHER_PATH} Options > Base Path has the other version.` : undefined;

/** Where FinCode's documents give two paths. */
export const PATH_STEP: NextStep = ({ httpStatus }) => (httpStatus === 404 ? OTHER_PATH : undefined);

/** For calls only managers may make. */
export const MANAGER_STEP: NextStep = (failure) =>
	failure.httpStatus === 403 ? ROLES.manager : LENDING_STEP(failure);

/** For calls cashiers may not make. */
export const NOT_CASHIER_STEP: NextStep = ({ httpStatus }) =>
	httpStatus === 403 ? ROLES.notCashier : undefined;
