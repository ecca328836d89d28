import type { FaultWish } from '../harness/sandbox.mts';
import { expectNoSecrets, shown, type World } from '../harness/world.mts';

interface Uncertain {
	title: string;
	fault: FaultWish;
	happened: string;
	httpCode: string | null;
}

/** Refusals by their HTTP status whose words say that the money moved, or that nobody knows. */
const MONEY_MOVED: Array<[status: number, body: object]> = [
	[
		400,
		{
			message: 'Account debited, no response from beneficiary bank',
			data: { reference: 'trf_1', status: 'SUCCESSFUL' },
		},
	],
	[400, { message: 'Not possible', data: { status: 'COMPLETED' } }],
	[422, { message: 'Transaction completed' }],
	[404, { message: 'upstream did not respond' }],
	[400, { message: 'Unable to confirm transaction' }],
	[400, { message: 'The amount will be reversed if not delivered' }],
];

/** The same words, denied or about something else. */
const NOTHING_MOVED: Array<[status: number, body: object]> = [
	[400, { message: 'Insufficient balance. The transfer was not successful' }],
	[422, { message: 'Your request could not be processed', errors: { paid_at: ['paid_at must be a date'] } }],
	[400, { status: 'success', message: 'No active account', data: { account: { status: 'ACTIVE' } } }],
];

/** What becomes of a payment when the answer is missing, wrong or a no. */
export function paymentFaults(world: World): void {
	const { name, transfer } = world.provider;
	const { check } = transfer;
	const line = (key: string, amount = '25.00') => ({ key, amount });

	const UNCERTAIN: Uncertain[] = [
		{
			title: 'a 500',
			fault: { kind: 'status', status: 500, body: {} },
			happened: `${name} answered with an error of its own`,
			httpCode: '500',
		},
		{
			title: 'a 503',
			fault: { kind: 'status', status: 503, body: {} },
			happened: `${name} answered that it is out of service for the moment`,
			httpCode: '503',
		},
		{
			title: 'a 504 after the work was done',
			fault: { kind: 'statusAfter', status: 504, body: {} },
			happened: `${name} answered that it took too long`,
			httpCode: '504',
		},
		{
			title: 'a 409',
			fault: { kind: 'status', status: 409, body: {} },
			happened: `${name} answered that this conflicts with another request`,
			httpCode: '409',
		},
		{
			title: 'a page of a proxy',
			fault: { kind: 'html' },
			happened: `${name} answered that a server in between failed`,
			httpCode: '502',
		},
		{
			title: 'a page with status 200',
			fault: { kind: 'html', status: 200 },
			happened: `${name}, or a proxy in between, answered with a page instead of data`,
			httpCode: '200',
		},
		{
			title: 'a redirect that hides what was done',
			fault: { kind: 'status', status: 303, headers: { location: '/elsewhere' }, body: {} },
			happened: `${name} answered with a redirect to another address`,
			httpCode: '303',
		},
		{
			title: 'no answer in time',
			fault: { kind: 'hang' },
			happened: `${name} gave no answer: nothing came within 1 second`,
			httpCode: null,
		},
		{
			title: 'a connection cut before the work',
			fault: { kind: 'dropBefore' },
			happened: `${name} gave no answer: the connection was cut`,
			httpCode: null,
		},
		{
			title: 'a connection cut after the work',
			fault: { kind: 'dropAfter' },
			happened: `${name} gave no answer: the connection was cut`,
			httpCode: null,
		},
	];

	test.each(UNCERTAIN)('$title leaves the outcome unknown and the key locked', async (one) => {
		const key = `uncertain-${one.title.replaceAll(' ', '-')}`;
		await world.sandbox.fault({ method: 'POST', ...one.fault });
		const node = world.transfer({ timeout: 1 });
		const outcome = await node.run([line(key)]);
		expect(shown(outcome)).toEqual({
			name: 'NodeApiError',
			message: `${name} did not confirm this payment: the money may have moved`,
			description: [
				`${one.happened}.`,
				`Payment Key "${key}" stays locked, so running again sends nothing.\nBefore you send it again, ${check}\nOnly if the money did not move: write ${key} into Options > Send Again.`,
				...(one.httpCode === null ? [] : [`HTTP ${one.httpCode}.`]),
			].join('\n'),
			httpCode: one.httpCode,
			itemIndex: 0,
		});
		expectNoSecrets(outcome, world.provider);
		expect(shown(await node.run([line(key)])).message).toBe(
			`Payment Key "${key}" was used before: nothing was sent`,
		);
		expect(await world.sentKeys()).toEqual([key]);
	});

	test.each([401, 403, 404, 422, 429])('a %d pays nothing and frees the key', async (status) => {
		const key = `refused-${status}`;
		// A static key that was refused once is refused again: only where there is a login is the call repeated.
		const times = transfer.callsWhen?.[status] ?? 1;
		await world.sandbox.fault({ kind: 'status', status, method: 'POST', times });
		const node = world.transfer();
		const outcome = await node.run([line(key)]);
		expect(shown(outcome)).toMatchObject({ httpCode: String(status), itemIndex: 0 });
		expect(outcome.error?.description).toContain(`Nothing was paid, and Payment Key "${key}" is free again.`);
		expectNoSecrets(outcome, world.provider);
		const sent = (await world.sentKeys()).length;
		expect(sent).toBe(times);
		expect((await node.run([line(key)])).status).toBe('success');
		expect(await world.sentKeys()).toHaveLength(sent + 1);
	});

	test.each(MONEY_MOVED)(
		'%d %j is no refusal: however often it runs, it is sent once',
		async (status, body) => {
			const key = 'moved';
			await world.sandbox.fault({ kind: 'status', status, body, method: 'POST', times: 9 });
			const node = world.transfer({}, { retryOnFail: true });
			const outcome = await node.run([line(key)]);
			expect(shown(outcome)).toMatchObject({
				message: `${name} did not confirm this payment: the money may have moved`,
				description: expect.stringContaining(`"${key}" stays locked`),
				httpCode: String(status),
			});
			for (let again = 0; again < 3; again++) {
				expect(shown(await node.run([line(key)])).message).toContain('was used before: nothing was sent');
			}
			expect(await world.sentKeys()).toEqual([key]);
		},
	);

	test.each(NOTHING_MOVED)('%d %j pays nothing and frees the key', async (status, body) => {
		await world.sandbox.fault({ kind: 'status', status, body, method: 'POST' });
		const node = world.transfer();
		const outcome = await node.run([line('plain')]);
		expect(outcome.error?.description).toContain('Nothing was paid, and Payment Key "plain" is free again.');
		expect((await node.run([line('plain')])).status).toBe('success');
		expect(await world.sentKeys()).toEqual(['plain', 'plain']);
	});

	test('a server that can not be reached pays nothing and frees the key', async () => {
		world.credential({ baseUrl: 'http://127.0.0.1:9/api' });
		const node = world.transfer();
		const outcome = await node.run([line('unreached')]);
		expect(shown(outcome)).toMatchObject({ message: `${name} gave no answer: the connection was refused` });
		expect(outcome.error?.description).toContain(
			`Nothing was paid, and Payment Key "unreached" is free again.`,
		);
		world.credential();
		expect((await node.run([line('unreached')])).status).toBe('success');
	});

	test('a run that is stopped while a payment is under way keeps its key locked', async () => {
		await world.sandbox.fault({ kind: 'hang', method: 'POST' });
		const node = world.transfer();
		const started = node.start([line('stopped-1'), line('stopped-2')]);
		while ((await world.sentKeys()).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
		started.cancel();
		await started.outcome;
		expect(await world.sentKeys()).toEqual(['stopped-1']);
		const again = await node.run([line('stopped-1')]);
		expect(again.error?.message).toBe(`Payment Key "stopped-1" was used before: nothing was sent`);
		expect((await node.run([line('stopped-2')])).status).toBe('success');
	});

	test('the error of a run that stops tells what was paid before', async () => {
		await world.sandbox.fault({ kind: 'slow', delayMs: 0, method: 'POST' });
		await world.sandbox.fault({ kind: 'status', status: 403, method: 'POST' });
		const outcome = await world.transfer().run([line('pay-1'), line('pay-2'), line('pay-3')]);
		expect(shown(outcome)).toMatchObject({ httpCode: '403', itemIndex: 1 });
		expect(outcome.error?.description).toMatch(/\nCarried out before this item: 1 item: pay-1\.$/);
		expect(await world.sentKeys()).toEqual(['pay-1', 'pay-2']);
	});

	test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'with %s the others are paid and every item keeps its pair',
		async (onError) => {
			await world.sandbox.fault({ kind: 'slow', delayMs: 0, method: 'POST' });
			await world.sandbox.fault({ kind: 'statusAfter', status: 500, method: 'POST', body: {} });
			const outcome = await world.transfer({}, { onError }).run([line('on-1'), line('on-2'), line('on-3')]);
			expect(outcome.status).toBe('success');
			expect(await world.sentKeys()).toEqual(['on-1', 'on-2', 'on-3']);
			const failed = onError === 'continueErrorOutput' ? outcome.errorItems[0] : outcome.items[1];
			expect(failed?.pairedItem).toEqual({ item: 1 });
			expect(failed?.json.error).toMatchObject({
				message: `${name} did not confirm this payment: the money may have moved`,
				code: null,
				httpStatus: 500,
				outcome: 'unknown',
				details: null,
				paymentKey: 'on-2',
			});
			const paid = onError === 'continueErrorOutput' ? outcome.items : [outcome.items[0], outcome.items[2]];
			expect(paid.map((item) => item?.pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
			expectNoSecrets(outcome, world.provider);
		},
	);
}
