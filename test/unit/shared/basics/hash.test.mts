import { createHash } from 'node:crypto';

import { hashOf } from '../../../../nodes/shared/basics/hash';

test('is SHA-256 over the JSON text', () => {
	const expected = createHash('sha256').update('["a",{"b":1}]').digest('base64url');
	expect(hashOf(['a', { b: 1 }])).toBe(expected);
});

test('tells apart what only looks alike joined', () => {
	expect(hashOf(['ab', 'c'])).not.toBe(hashOf(['a', 'bc']));
});
