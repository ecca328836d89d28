import { CallFailure } from '../../../../nodes/shared/api/failure';
import { rejectionOf } from '../../support/errors.mts';
import { credential } from '../../support/provider.mts';
import { GET, transportTo } from '../../support/transport.mts';

const KEY = credential.apiKey;

describe('an answer that quotes the credential', () => {
	const body = { id: 7, [KEY]: `of ${KEY.toUpperCase()}`, list: [Buffer.from(KEY).toString('base64')] };

	test('is given without it, in values and names', async () => {
		const { transport } = transportTo([{ body }]);
		const reply = await transport.send(GET, 'read');
		expect(reply.body).toEqual({ id: 7, '[hidden]': 'of [hidden]', list: ['[hidden]'] });
	});

	test('is given as it is to who must compare it', async () => {
		const { transport } = transportTo([{ body }], { mayQuoteSecrets: true });
		expect((await transport.send(GET, 'read')).body).toEqual(body);
	});

	test('and fails tells what must be hidden in the error', async () => {
		const { transport } = transportTo([{ status: 400, body }]);
		const thrown = await rejectionOf(transport.send(GET, 'read'));
		expect((thrown as CallFailure).secrets).toContain(KEY);
	});
});
