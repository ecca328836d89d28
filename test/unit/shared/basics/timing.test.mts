import { sleepUnless } from '../../../../nodes/shared/basics/timing';
import { FakeClock } from '../../support/timing.mts';

test('sleeps as long as it is told', async () => {
	const clock = new FakeClock({ start: 0 });
	await sleepUnless(() => false, 1_250, clock);
	expect(clock.now()).toBe(1_250);
});

test('ends within half a second when the run is stopped', async () => {
	const clock = new FakeClock({ start: 0 });
	await sleepUnless(() => clock.now() >= 700, 60_000, clock);
	expect(clock.now()).toBe(1_000);
});

test('does not sleep at all when the run is stopped already, or nothing is left', async () => {
	const clock = new FakeClock({ start: 0 });
	await sleepUnless(() => true, 60_000, clock);
	await sleepUnless(() => false, 0, clock);
	expect(clock.now()).toBe(0);
});
