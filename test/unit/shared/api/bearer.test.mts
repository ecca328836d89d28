import { bearer } from '../../../../nodes/shared/api/bearer';

test('the key is sent without what was pasted around it', () => {
	expect(bearer({ apiKey: ' sk_test_sim\n' })).toEqual({ Authorization: 'Bearer sk_test_sim' });
});
