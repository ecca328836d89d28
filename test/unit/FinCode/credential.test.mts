import { FinCodeApi } from '../../../credentials/FinCodeApi.credentials';
import { finCode } from '../../../nodes/FinCode/provider';
import { fincodeContract } from './support.mts';

const { auth } = fincodeContract;

describe('the form of the credential', () => {
	const { properties, test: check } = new FinCodeApi();

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
