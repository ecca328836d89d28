import type { IAllExecuteFunctions, ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import type { CallFailure } from '../../../../nodes/shared/api/failure';
import { REFUSED_TOKEN } from '../../../../nodes/shared/api/login';
import { SharedPause } from '../../../../nodes/shared/http/retry';
import { Transport } from '../../../../nodes/shared/http/transport';
import { rejectionOf } from '../../support/errors.mts';
import { acme, node } from '../../support/provider.mts';
import { FakeClock } from '../../support/timing.mts';

interface Decrypted {
	credentialsDecrypted: { data: ICredentialDataDecryptedObject };
}

/** A provider that takes one token, and an n8n that logs in when the field is empty. */
class World {
	stored: ICredentialDataDecryptedObject = { token: 'T0' };
	live = 'T1';
	/** Tokens of the calls, in order. */
	readonly used: string[] = [];
	/** For each log-in, the token it was told was refused. */
	readonly refused: unknown[] = [];
	readonly clock = new FakeClock();
	onCall: () => void = () => undefined;
	logIn: () => string = () => `T${this.refused.length}`;
	readable = true;

	readonly transport = new Transport({
		functions: {
			getNode: () => node,
			getCredentials: async () => {
				if (!this.readable) throw new Error('database is locked');
				return await Promise.resolve({ ...this.stored });
			},
			helpers: { httpRequestWithAuthentication: this.call.bind(this) },
		} as unknown as IAllExecuteFunctions,
		provider: acme({
			loginFields: ['token'],
			storedToken: { field: 'token', read: ({ token }) => String(token ?? '') },
		}),
		credential: {},
		timeoutMs: 1000,
		maxTries: 3,
		pause: new SharedPause(this.clock),
		timing: this.clock,
		cancelled: () => false,
	});

	async call(_type: string, options: IHttpRequestOptions, { credentialsDecrypted: { data } }: Decrypted) {
		expect(options.ignoreHttpStatusErrors).toBe(true);
		if (data.token === '') {
			this.refused.push(data[REFUSED_TOKEN]);
			data.token = this.logIn();
			this.stored = { token: data.token };
		}
		this.used.push(String(data.token));
		const status = data.token === this.live ? 200 : 401;
		this.onCall();
		return await Promise.resolve({ statusCode: status, headers: {}, body: '{}' });
	}

	async send() {
		return await this.transport.send({ method: 'POST', path: '/x', body: {} }, 'transfer');
	}
}

test('a refused token is renewed at once, and the log-in is told which one it was', async () => {
	const world = new World();
	expect((await world.send()).status).toBe(200);
	expect(world.used).toEqual(['T0', 'T1']);
	expect(world.refused).toEqual(['T0']);
	expect(world.clock.slept).toBe(0);
});

test('a newer token in the store is tried before anybody logs in', async () => {
	const world = new World();
	world.onCall = () => (world.stored = { token: 'T1' });
	await world.send();
	expect(world.used).toEqual(['T0', 'T1']);
	expect(world.refused).toEqual([]);
});

test('the second renewal comes after a wait, and looks into the store again', async () => {
	const world = new World();
	world.live = 'T9';
	world.onCall = () => {
		if (world.used.length === 2) world.stored = { token: 'T9' };
	};
	await world.send();
	expect(world.used).toEqual(['T0', 'T1', 'T9']);
	expect(world.refused).toEqual(['T0']);
	expect(world.clock.slept).toBe(200);
});

test('after two renewals it is over', async () => {
	const world = new World();
	world.live = 'none of them';
	const { failure } = (await rejectionOf(world.send())) as CallFailure;
	expect(failure).toMatchObject({ httpStatus: 401, outcome: 'refused' });
	expect(world.used).toEqual(['T0', 'T1', 'T2']);
	expect(world.refused).toEqual(['T0', 'T1']);
});

test('without a token it logs in before the call', async () => {
	const world = new World();
	world.stored = {};
	await world.send();
	expect(world.used).toEqual(['T1']);
	expect(world.refused).toEqual(['']);
});

test('a credential that can not be read has sent nothing', async () => {
	const world = new World();
	world.readable = false;
	const { failure } = (await rejectionOf(world.send())) as CallFailure;
	expect(failure).toMatchObject({ own: 'SIGN_IN_FAILED', outcome: 'notSent' });
	expect(world.used).toEqual([]);
});
