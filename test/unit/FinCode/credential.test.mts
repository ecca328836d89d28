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
		for (const properties of [
			{ key: 'success', value: false },
			{ key: 'status', value: 'FAILED' },
		]) {
			expect(check.rules).toContainEqual({
				type: 'responseSuccessBody',
				properties: {
					...properties,
					message: expect.stringMatching(/^FinCode refused the sign-in\. Check /),
				},
			});
		}
		for (const value of [401, 403, 404, 429]) {
			expect(check.rules).toContainEqual({
				type: 'responseCode',
				properties: { value, message: expect.stringMatching(/\. .*\b(Check|Ask|wait a minute)\b/) },
			});
		}
	});
});
