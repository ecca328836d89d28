import { AcquiredBankingApi } from '../../../credentials/AcquiredBankingApi.credentials';
import { bankingBaseUrl } from '../../../nodes/AcquiredBanking/address';
import { inputErrorOf } from '../support/errors.mts';
import { contract } from './contract.mts';

const credential = new AcquiredBankingApi();

describe('the form', () => {
	test.each(contract.auth.credentialFields.map((field) => [field.name, field] as const))(
		'holds %s',
		(name, field) => {
			const property = credential.properties.find((one) => one.name === name);
			expect(property).toMatchObject({ displayName: field.displayName, type: field.type });
			const { password, expirable, default: standard, required } = field as Record<string, unknown>;
			expect(property?.typeOptions?.password ?? false).toBe(password ?? false);
			expect(property?.typeOptions?.expirable ?? false).toBe(expirable ?? false);
			expect(property?.required ?? false).toBe(required ?? false);
			if (standard !== undefined) expect(property?.default).toBe(standard);
		},
	);

	test('has no address filled in, because none is documented', () => {
		expect(credential.properties.find(({ name }) => name === 'baseUrl')?.default).toBe('');
	});
});

describe('Base URL', () => {
	test.each(contract.wrongHosts)('%s is another product, and the message names it', (host) => {
		for (const url of [`https://${host}`, `https://${host.toUpperCase()}/v1/`, `https://${host}.:443/x`]) {
			const { message, hint } = inputErrorOf(() => bankingBaseUrl(url));
			expect(message).toMatch(/^Base URL is the address of .*Acquired.*, not of the Banking API$/);
			expect(hint).toContain(host);
		}
	});

	test('others are taken, without their last slash', () => {
		expect(bankingBaseUrl(' https://qaapp.acquired.com/banking/ ')).toBe(
			'https://qaapp.acquired.com/banking',
		);
		expect(inputErrorOf(() => bankingBaseUrl('http://bank.example')).message).toContain('https://');
	});
});
