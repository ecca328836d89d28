import { FinCodeApi } from '../../../credentials/FinCodeApi.credentials';
import { finCodeProbe } from '../../../nodes/FinCode/credentialTest';
import { finCode } from '../../../nodes/FinCode/provider';
import { fincodeContract } from './support.mts';

const { auth } = fincodeContract;

describe('the form of the credential', () => {
	const { properties } = new FinCodeApi();

	test('knows every secret one as a secret', () => {
		const secret = properties.filter((one) => one.typeOptions?.password).map((one) => one.name);
		expect([...finCode.secretFields].sort()).toEqual(secret.sort());
	});

	test('is tested with the profile, and a failure inside HTTP 200 is one', () => {
		expect(finCodeProbe.path).toBe(auth.test.basePath + auth.test.path);
		for (const body of [{ success: false }, { status: 'FAILED' }]) {
			expect(finCodeProbe.refusal({ status: 200, headers: {}, body, readable: true })).toBeDefined();
		}
	});

	test('is asked for a login where the token is missing, and for none with an API token', () => {
		expect(
			finCodeProbe.login?.token({ authentication: 'login', environment: 'sandbox', domain: 'acme' }),
		).toBe('');
		expect(finCodeProbe.login?.token({ authentication: 'apiToken', apiToken: ' t1 ' })).toBe('t1');
	});

	test('a public key that is none is told, with an API token too', () => {
		const check = () => finCodeProbe.check?.({ authentication: 'apiToken', publicKey: 'MIIB' });
		expect(check).toThrow('Public Key is not a public RSA key');
	});
});
