import type { FaultWish } from '../harness/sandbox.mts';
import { expectNoSecrets, shown, type World } from '../harness/world.mts';

type Answer = Pick<FaultWish, 'status' | 'body'>;

/** Answers with HTTP 2xx that do not say that the payment was accepted. */
const PROVE_NOTHING: Array<[title: string, answer: Answer]> = [
	['success-false', { status: 200, body: { success: false } }],
	['empty-object', { status: 200, body: {} }],
	['empty-list', { status: 200, body: [] }],
	['null', { status: 200, body: null }],
	['nothing', { status: 200, body: '' }],
	['no-content', { status: 204, body: '' }],
	['word', { status: 200, body: 'ok' }],
	['json-word', { status: 200, body: '"ok"' }],
	['status-code', { status: 200, body: { statusCode: 400, message: 'Bad Request' } }],
	['errors', { status: 201, body: { errors: [{ message: 'declined' }] } }],
	['message', { status: 200, body: { message: 'declined' } }],
];

/** A payment is made when the provider says so: any other success is an unknown outcome. */
export function paymentProof(world: World): void {
	const { name, transfer } = world.provider;
	const mayHaveMoved = `${name} did not confirm this payment: the money may have moved`;
	const answered = async (kind: 'status' | 'statusAfter', answer: Answer) =>
		await world.sandbox.fault({ kind, path: transfer.path, method: 'POST', ...answer });

	test.each(PROVE_NOTHING)('%s leaves the outcome unknown and the key locked', async (title, answer) => {
		for (const kind of ['status', 'statusAfter'] as const) {
			const key = `${title}-${kind}`;
			await answered(kind, answer);
			const node = world.transfer();
			const item = [{ key, amount: '25.00' }];
			const outcome = await node.run(item);
			expect(shown(outcome)).toMatchObject({
				name: 'NodeApiError',
				message: mayHaveMoved,
				description: expect.stringContaining(
					`\nPayment Key "${key}" stays locked, so running again sends nothing.`,
				),
				httpCode: String(answer.status),
				itemIndex: 0,
			});
			expect(outcome.items).toEqual([]);
			expect(shown(await node.run(item)).message).toBe(
				`Payment Key "${key}" was used before: nothing was sent`,
			);
			expect(await world.sentKeys()).toContain(key);
			expectNoSecrets(outcome, world.provider);
		}
		expect(await world.sentKeys()).toHaveLength(2);
	});

	test.each(PROVE_NOTHING)('%s is exactly one error item with Continue On Fail', async (title, answer) => {
		for (const onError of ['continueRegularOutput', 'continueErrorOutput'] as const) {
			const key = `${title}-${onError}`;
			await answered('status', answer);
			const outcome = await world.transfer({}, { onError }).run([{ key, amount: '25.00' }]);
			expect(outcome.status).toBe('success');
			const [failed, ...others] = [...outcome.items, ...outcome.errorItems];
			expect(others).toEqual([]);
			expect(failed?.pairedItem).toEqual({ item: 0 });
			expect(failed?.json.error).toMatchObject({
				message: mayHaveMoved,
				httpStatus: answer.status,
				outcome: 'unknown',
				paymentKey: key,
			});
		}
	});
}
