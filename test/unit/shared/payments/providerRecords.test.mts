import type { Found } from '../../../../nodes/shared/api/payment';
import { ProviderRecords } from '../../../../nodes/shared/payments/providerRecords';
import { FakeClock } from '../../support/timing.mts';

const FOUND: Found = { state: 'accepted', output: { id: 'tx' } };

function setup(cancelled = () => false) {
	const clock = new FakeClock();
	return { clock, records: new ProviderRecords(clock, cancelled) };
}

const says = (...answers: Array<Found | Error | undefined>) => {
	let call = 0;
	return jest.fn(async () => {
		const answer = answers[Math.min(call++, answers.length - 1)];
		return answer instanceof Error ? await Promise.reject<Found>(answer) : await Promise.resolve(answer);
	});
};

test('looks again for a payment that shows late, for a few seconds at most', async () => {
	const { clock, records } = setup();
	expect(await records.askAgain(says(undefined, FOUND))).toEqual(FOUND);
	const lookup = says(undefined);
	expect(await records.askAgain(lookup)).toBeUndefined();
	expect(lookup).toHaveBeenCalledTimes(2);
	expect(clock.slept).toBeLessThanOrEqual(6000);
});

test('does not look where there is no way', async () => {
	const { clock, records } = setup();
	expect(await records.ask(undefined)).toBeUndefined();
	expect(await records.askAgain(undefined)).toBeUndefined();
	expect(clock.slept).toBe(0);
});

test('records that can not be read leave the outcome unknown, and are not asked for ever', async () => {
	const { clock, records } = setup();
	const lookup = says(new Error('502'));
	for (let payment = 0; payment < 20; payment++) {
		expect(await records.askAgain(lookup)).toBeUndefined();
	}
	expect(lookup).toHaveBeenCalledTimes(3);
	expect(clock.slept).toBeLessThanOrEqual(6000);
});

test('records that can be read again count from the start', async () => {
	const { records } = setup();
	const failing = says(new Error('502'));
	await records.ask(failing);
	await records.ask(failing);
	expect(await records.ask(says(FOUND))).toEqual(FOUND);
	await records.ask(failing);
	await records.ask(failing);
	expect(await records.ask(says(FOUND))).toEqual(FOUND);
});

test('a run a person has stopped asks no more', async () => {
	const { records } = setup(() => true);
	const lookup = says(FOUND);
	expect(await records.askAgain(lookup)).toBeUndefined();
	expect(lookup).not.toHaveBeenCalled();
});
