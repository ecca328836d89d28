import type { Api, Handler } from '../api.mts';
import type { Call } from '../call.mts';
import { isForm } from '../payload.mts';
import type { Document } from '../customers.mts';
import { isRecord } from '../../../core/refusal.mts';
import { invalid } from '../problems.mts';
import { type Upload, uploadFromForm, uploadFromJson } from '../uploads.mts';

const SIX = '/v6/services';

/** Customers, beneficiaries and KYC papers. */
export function addCustomers(api: Api): void {
	const register = {
		method: 'POST',
		path: `${SIX}/usermanagement/register-customer`,
		anonymous: true,
	} as const;
	const asked = ['customerType', 'firstName', 'lastName', 'email', 'phone', 'password', 'confirmPassword'];
	api.add({ ...register, fields: [...asked, 'payloadEncrypted'] }, (call) => {
		// COMPANY by the page; BUSINESS is reported from elsewhere and not taken.
		if (!['INDIVIDUAL', 'COMPANY'].includes(call.text('customerType'))) {
			throw invalid('customerType', 'must be INDIVIDUAL or COMPANY.');
		}
		return { data: call.parts.customers.register(call.payload), message: 'Customer registered.' };
	});

	const validate = { method: 'GET', path: `${SIX}/usermanagement/validate-bank-account` } as const;
	const account = ['bankCode', 'accountNumber', 'accountNumberCountry', 'expectedCurrencyCode'];
	api.add({ ...validate, shape: 'getBody', fields: [...account, 'transactionType'] }, (call) => {
		const found = call.parts.customers.bankAccount(call.text('bankCode'), call.text('accountNumber'));
		if (call.text('accountNumberCountry') !== found.country) {
			throw invalid('accountNumberCountry', `must be ${found.country}.`);
		}
		if (call.text('expectedCurrencyCode') !== found.currency) {
			throw invalid('expectedCurrencyCode', `must be ${found.currency}.`);
		}
		const { accountName, accountNumber, bankCode } = found;
		return { data: { accountName, accountNumber, bankCode } };
	});

	const beneficiary = { method: 'POST', path: `${SIX}/usermanagement/new-beneficiary` } as const;
	api.add({ ...beneficiary, fields: ['senderCode', 'firstName', 'lastName'] }, (call) => {
		call.parts.customers.assertCode(call.text('senderCode'), 'senderCode');
		return { data: call.parts.customers.addBeneficiary(call.payload) };
	});

	const bank = { method: 'POST', path: `${SIX}/bankmanagement/add-bank-details-key-value-pairs` } as const;
	const details = ['id', 'customerId', 'accountOwnerCustomerCode', 'currencyCode', 'country'];
	api.add({ ...bank, fields: [...details, 'bankAccountMetaData'] }, (call) => {
		const { beneficiaries } = call.parts.customers;
		const known = beneficiaries.find(({ id }) => id === call.text('id'));
		if (!known) throw invalid('id', 'is not a known beneficiary.');
		call.parts.customers.assertCode(call.text('accountOwnerCustomerCode'), 'accountOwnerCustomerCode');
		const bankAccount = call.pairs('bankAccountMetaData');
		known.bankAccount = bankAccount;
		return { data: { id: known.id, ...bankAccount } };
	});

	addDocuments(api);

	const assessment = { method: 'POST', path: `${SIX}/admin/compliance/submit-cra` } as const;
	api.add({ ...assessment, fields: ['dynamicFormId', 'customerId', 'dynamicFieldIds'] }, (call) => {
		if (!isRecord(call.payload.dynamicFieldIds)) throw invalid('dynamicFieldIds', 'must be an object.');
		call.parts.customers.assessments.push(call.payload);
		return { data: { customerId: call.text('customerId'), status: 'SUBMITTED' } };
	});
}

/** One document, as JSON or as form parts, at either path; the multipart page writes a slash at the end. */
function addDocuments(api: Api): void {
	for (const end of ['', '/']) {
		const spec = {
			method: 'POST',
			path: `${SIX}/documentmanagement/attach-documents${end}`,
			second: `${SIX}/compliance/attach-documents${end}`,
		} as const;
		api.add({ ...spec, shape: 'upload' }, attach);
	}
}

const attach: Handler = async (call) => {
	const { content, ...fields } = await uploadOf(call);
	const { customers } = call.parts;
	customers.assertCode(fields.customerCode, 'customerCode');
	return { message: 'Document received.', data: documentView(customers.attach(content, fields)) };
};

async function uploadOf(call: Call): Promise<Upload> {
	const contentType = call.header('content-type') ?? '';
	return isForm(contentType) ? await uploadFromForm(call.raw, contentType) : uploadFromJson(call.payload);
}

// Assumed: the names of the fields.
function documentView({ id, status, type, submittedAt }: Document): Record<string, unknown> {
	const submissionTime = new Date(submittedAt).toISOString();
	return { documentId: id, documentType: type, reviewStatus: status, submissionTime };
}
