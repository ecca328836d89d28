import { keyMode } from '../../../../nodes/shared/api/keyMode';

test.each([
	['sk_test_sim', 'test'],
	[' sk_live_x\n', 'live'],
	['hexai_abc', undefined],
	['my_sk_test_', undefined],
	['', undefined],
	[undefined, undefined],
])('%j: %p', (key, mode) => {
	expect(keyMode(key)).toBe(mode);
});
