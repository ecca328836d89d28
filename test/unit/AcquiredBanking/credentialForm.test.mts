import { AcquiredBankingApi } from '../../../credentials/AcquiredBankingApi.credentials';
import { bankingBaseUrl } from '../../../nodes/AcquiredBanking/address';
import { inputErrorOf } from '../support/errors.mts';
import { contract } from './contract.mts';

const credential = new AcquiredBankingApi();

describe('the form', () => {
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
