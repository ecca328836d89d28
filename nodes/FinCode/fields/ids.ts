import { idInPath } from '../../shared/form/fieldTypes';
import { paymentKeyField } from '../../shared/form/paymentKey';

/** The key of payments whose call has no reference of the user's own. */
export const paymentKey = paymentKeyField();

export const customerIdField = idInPath('customerId', 'Customer ID', 'ID of the customer at FinCode', {
	placeholder: 'e.g. 9a7b1c2d-1111-4c2e-8f00-aabbccddeeff',
});

export const userIdField = idInPath(
	'userId',
	'User ID',
	'ID of the customer, which FinCode calls user here',
	{
		placeholder: 'e.g. 9a7b1c2d-1111-4c2e-8f00-aabbccddeeff',
	},
);

export const productIdField = idInPath('productId', 'Product ID', 'ID of the product at FinCode', {
	placeholder: 'e.g. 1e2f3a4b-4444-4c5d-9e00-001122334455',
});

export const organisationIdField = idInPath(
	'organisationId',
	'Organisation ID',
	'ID of the organisation at FinCode',
	{ placeholder: 'e.g. 0a1b2c3d-5555-4e6f-8a00-998877665544' },
);
