import { FinCodeApi } from '../../../credentials/FinCodeApi.credentials';
import { finCode } from '../../../nodes/FinCode/provider';
import { fincodeContract } from './support.mts';

const { auth } = fincodeContract;

describe('the form of the credential', () => {
	const { name, displayName, properties, test: check } = new FinCodeApi();

	test('holds the fields of the contract and no others', () => {
		expect([name, displayName]).toEqual([fincodeContract.credential, 'FinCode API']);
		expect(properties.map((one) => one.name).sort()).toEqual(
			auth.credentialFields.map((one) => one.name).sort(),
		);
	});

	test.each(auth.credentialFields)('$name', (field) => {
		const property = properties.find((one) => one.name === field.name);
		expect(property).toMatchObject({ displayName: field.displayName, type: field.type });
		expect(property?.required ?? false).toBe('required' in field ? field.required : false);
		expect(property?.typeOptions?.password ?? false).toBe('password' in field ? field.password : false);
		if ('default' in field) expect(property?.default).toBe(field.default);
		if ('options' in field) {
			expect(property?.options?.map((one) => 'value' in one && one.value)).toEqual(field.options);
		}
		if ('showWhen' in field) expect(property?.displayOptions?.show).toEqual(field.showWhen);
		if (field.type !== 'hidden') expect(property?.description).toBeTruthy();
	});

	test('knows every secret one as a secret', () => {
		const secret = properties.filter((one) => one.typeOptions?.password).map((one) => one.name);
		expect([...finCode.secretFields].sort()).toEqual(secret.sort());
	});

	test('is tested with the profile, and a failure inside HTTP 200 is one', () => {
		expect(check.request.url).toBe(auth.test.basePath + auth.test.path);
		expect(check.request.disableFollowRedirect).toBe(true);
		expect(check.rules).toMatchObject([
			{ properties: { key: 'success', value: false } },
			{ properties: { key: 'status', value: 'FAILED' } },
		]);
	});
});
