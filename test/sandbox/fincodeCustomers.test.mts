import { createHash } from 'node:crypto';
import { fincodeBox, type FincodeBox, type Failure, getWithBody, SIX, wrapped } from './fincode.mts';

let box: FincodeBox;
beforeAll(async () => {
	box = await fincodeBox();
});
afterAll(() => box.close());
beforeEach(() => box.reset());

const MANAGEMENT = `${SIX}/usermanagement`;
const TOKEN = { 'x-auth-token': 'sim_api_token_agent' };

describe('validating an account, a GET with a body', () => {
	const account = {
		bankCode: '044',
		accountNumber: '8883633074',
		transactionType: 'ACCOUNTPAYMENT',
		accountNumberCountry: 'NGA',
		expectedCurrencyCode: 'NGN',
	};
	const ask = (body?: object) =>
		getWithBody<Failure & { data: unknown }>(
			`${box.url}/fincode/api${MANAGEMENT}/validate-bank-account`,
			{ ...TOKEN, platform: 'fincode', uuid: '200' },
			body,
		);

	test.each([
		['044', '8883633074', 'VICTOR ADEBIYI'],
		['214', '8883968718', 'VICTOR ADEBIYI ADEYINKA'],
	])('%s/%s is %s', async (bankCode, accountNumber, accountName) => {
		const { json } = await ask({ ...account, bankCode, accountNumber });
		expect(json.data).toEqual({ accountName, accountNumber, bankCode });
	});

	test.each([
		[undefined, 422, 'bankCode'],
		[wrapped(account), 422, 'bankCode'],
		[{ ...account, accountNumberCountry: 'NG' }, 422, 'accountNumberCountry'],
		[{ ...account, expectedCurrencyCode: 'GBP' }, 422, 'expectedCurrencyCode'],
		[{ ...account, accountNumber: '1' }, 404, undefined],
	])('%j is answered %d', async (body, status, field) => {
		const reply = await ask(body);
		expect([reply.status, reply.json.error.field]).toEqual([status, field]);
	});
});

describe('signing up', () => {
	const person = {
		customerType: 'INDIVIDUAL',
		firstName: 'Jane',
		lastName: 'Doe',
		email: 'Jane@example.com',
		phone: '+447700900123',
		password: 'Curr3nt!pass',
		confirmPassword: 'Curr3nt!pass',
		payloadEncrypted: false,
	};
	const register = (more: object = {}) =>
		box.bare<Failure & { data: Record<string, unknown> }>(
			'POST',
			`${MANAGEMENT}/register-customer`,
			wrapped({ ...person, ...more }),
		);

	test('needs no token, and the new customer can sign in', async () => {
		expect((await register()).json.data).toMatchObject({ status: 'PENDING_VERIFICATION' });
		const { json } = await box.logIn('jane@example.com', 'Curr3nt!pass');
		const headers = { 'x-auth-token': json.data.access_token };
		const profile = await box.bare<{ data: object }>('GET', `${MANAGEMENT}/profile`, undefined, headers);
		expect(profile.json.data).toMatchObject({ firstName: 'Jane', role: 'CUSTOMER' });
		expect(JSON.stringify(profile.json)).not.toContain('Curr3nt!pass');
	});

	test.each([
		['email', { email: 'agent@sim.example' }],
		['phone', { phone: '07700 900123' }],
		['password', { password: 'weak', confirmPassword: 'weak' }],
		['confirmPassword', { confirmPassword: 'other' }],
		['customerType', { customerType: 'BUSINESS' }],
		['payloadEncrypted', { payloadEncrypted: undefined }],
	])('a wrong %s is named', async (field, more) => {
		const reply = await register(more);
		expect([reply.status, reply.json.error.field]).toEqual([422, field]);
	});
});

test('the profile changes, but not its e-mail', async () => {
	const edit = (body: object) => box.api('PUT', `${MANAGEMENT}/profile-edit`, body);
	expect((await edit({ firstName: 'Ngozi', address: { city: 'London' } })).json.data).toMatchObject({
		firstName: 'Ngozi',
		address: { city: 'London' },
		email: 'manager@sim.example',
	});
	expect((await edit({ email: 'x@y.z' })).json.error.field).toBe('email');
	expect((await edit({})).status).toBe(422);
});

test('a beneficiary and its bank details', async () => {
	const person = { senderCode: 'RZ0LNK', firstName: 'Ada', lastName: 'Obi' };
	const unknown = await box.api('POST', `${MANAGEMENT}/new-beneficiary`, { ...person, senderCode: 'X' });
	expect(unknown.json.error.field).toBe('senderCode');
	const { id } = (await box.api('POST', `${MANAGEMENT}/new-beneficiary`, person)).json.data;
	const details = {
		id,
		customerId: 'c-1',
		accountOwnerCustomerCode: 'RZ0LNK',
		currencyCode: 'NGN',
		country: 'NGA',
		bankAccountMetaData: [{ key: 'bankname', value: 'FCMB' }],
	};
	const path = `${SIX}/bankmanagement/add-bank-details-key-value-pairs`;
	expect((await box.api('POST', path, details)).json.data).toEqual({ id, bankname: 'FCMB' });
	const flat = { ...details, bankAccountMetaData: { bankname: 'FCMB' } };
	expect((await box.api('POST', path, flat)).json.error.field).toBe('bankAccountMetaData');
	expect((await box.api('POST', path, { ...details, id: 'x' })).json.error.field).toBe('id');
});

describe('documents', () => {
	const content = Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 255, 13, 10]);
	const sha256 = createHash('sha256').update(content).digest('hex');
	const JSON_PATH = `${SIX}/documentmanagement/attach-documents`;
	const asJson = (more: object = {}, path = JSON_PATH) =>
		box.api('POST', path, {
			customerCode: 'CUST123456',
			attachedDocument: [
				{ name: 'bill.pdf', idType: 'UTILITY_BILL', file_base64: content.toString('base64'), ...more },
			],
		});
	const asForm = async (fields: Record<string, string | Blob>, path = `${JSON_PATH}/`) => {
		const form = new FormData();
		for (const [name, value] of Object.entries(fields)) form.append(name, value);
		const answer = await fetch(`${box.url}/fincode/api${path}`, {
			method: 'POST',
			body: form,
			headers: { ...TOKEN, platform: 'fincode', uuid: '200' },
		});
		return { status: answer.status, json: (await answer.json()) as Failure & { data: object } };
	};
	const FORM = {
		customerCode: 'CUST123456',
		documentType: 'PASSPORT',
		document: new File([content], 'pass.pdf', { type: 'application/pdf' }),
	};

	test('as JSON, to the byte; approved later', async () => {
		expect((await asJson()).json.data).toMatchObject({ reviewStatus: 'PENDING_REVIEW' });
		expect((await box.state()).documents).toEqual([
			expect.objectContaining({ sha256, bytes: 8, form: 'json', name: 'bill.pdf' }),
		]);
		await box.advance(1_000);
		expect((await box.state()).documents[0]?.status).toBe('APPROVED');
	});

	test('as form parts, to the byte', async () => {
		const reply = await asForm({ ...FORM, kycRuleId: 'kyc-rule-1' });
		expect(reply.status).toBe(200);
		expect((await box.state()).documents).toEqual([
			expect.objectContaining({ sha256, form: 'multipart', name: 'pass.pdf', kycRuleId: 'kyc-rule-1' }),
		]);
	});

	test('at the second path when told so', async () => {
		const second = `${SIX}/compliance/attach-documents`;
		expect((await asJson({}, second)).status).toBe(404);
		await box.set({ pathVariant: 'second' });
		expect((await asJson({}, second)).status).toBe(200);
		expect((await asForm(FORM, `${second}/`)).status).toBe(200);
		expect((await asJson()).status).toBe(404);
	});

	test('what is wrong is named', async () => {
		expect((await asJson({ file_base64: 'no base64!' })).json.error.field).toBe(
			'attachedDocument[0].file_base64',
		);
		expect((await asJson({ name: '' })).json.error.field).toBe('attachedDocument[0].name');
		expect((await asJson({ idType: 'LETTER' })).json.error.field).toBe('documentType');
		expect((await asForm({ ...FORM, document: 'text' })).json.error.field).toBe('document');
		expect((await asForm({ ...FORM, customerCode: 'NOBODY' })).json.error.field).toBe('customerCode');
	});
});

test('a risk assessment takes its answers as an object', async () => {
	const path = `${SIX}/admin/compliance/submit-cra`;
	const body = { dynamicFormId: 'form-1', customerId: 'c-1', dynamicFieldIds: { q1: 'Yes' } };
	expect((await box.api('POST', path, body)).json.data).toMatchObject({ status: 'SUBMITTED' });
	const pairs = { ...body, dynamicFieldIds: [{ key: 'q1', value: 'Yes' }] };
	expect((await box.api('POST', path, pairs)).json.error.field).toBe('dynamicFieldIds');
});
