import fc from '../../../support/properties.mts';
import { down, FakePoll, thing, thingPoll, things } from '../../support/poll.mts';

/** A trigger that has seen these rows. */
async function knowing(...numbers: number[]): Promise<FakePoll> {
	const node = new FakePoll(things(...numbers));
	expect(await node.poll()).toBeNull();
	return node;
}

test('what is there at the first poll is old', async () => {
	const node = await knowing(3, 2, 1);
	expect(await node.poll()).toBeNull();
});

test('an account that was empty: all that comes is new, over several pages', async () => {
	const node = await knowing();
	node.rows = things(...down(9, 1));
	expect(await node.ids()).toEqual(
		down(9, 1)
			.reverse()
			.map((number) => `t${number}:pending`),
	);
});

test('the event as the workflow gets it, handed over with its id', async () => {
	const node = await knowing(1);
	node.rows = things(2, 1);
	const [item] = (await node.poll()) ?? [];
	expect(item?.json).toEqual({
		delivery: { eventId: 't2:pending', account: expect.any(String), id: expect.any(String) },
		event: {
			event: 'thing.pending',
			eventId: 't2:pending',
			receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/),
			verification: { method: 'poll', verified: true, secret: null },
			subject: expect.objectContaining({ id: 't2', status: 'pending' }),
			body: { id: 't2', status: 'open' },
		},
	});
});

test('Raw Body hands over the row alone', async () => {
	const node = await knowing(1);
	node.parameters = { options: { output: 'raw' } };
	node.rows = things(2, 1);
	expect((await node.poll())?.[0]?.json.event).toEqual({ id: 't2', status: 'open' });
});

test('a known row whose state changes is an event, wherever it stands now', async () => {
	const node = await knowing(3, 2, 1);
	node.rows = [thing(3), thing(2, 'paid'), thing(1)];
	expect(await node.ids()).toEqual(['t2:succeeded']);
	// Lists by the time of the last change move it to the top.
	node.rows = [thing(1, 'paid'), thing(3), thing(2, 'paid')];
	expect(await node.ids()).toEqual(['t1:succeeded']);
	expect(await node.poll()).toBeNull();
});

test('news below a known row that has moved to the top are found, however many', async () => {
	const node = await knowing(...down(10, 1));
	node.parameters = { options: { lookBack: 10 } };
	node.rows = [thing(5, 'paid'), ...things(...down(30, 11)), ...things(10, 9, 8, 7, 6, 4, 3, 2, 1)];
	expect(await node.ids()).toHaveLength(21);
});

test('rows without an id are told by what they say', async () => {
	const node = await knowing();
	node.rows = [{ amount: 1 }, { amount: 2 }];
	expect(await node.poll()).toHaveLength(2);
	expect(await node.poll()).toBeNull();
	node.rows = [{ amount: 3 }, { amount: 1 }, { amount: 2 }];
	expect(await node.poll()).toHaveLength(1);
});

test('at most so many events a poll; the next polls give out the rest, in order', async () => {
	const node = await knowing(1);
	node.parameters = { options: { mostEvents: 3 } };
	node.rows = things(...down(9, 1));
	expect(await node.ids()).toEqual(['t2:pending', 't3:pending', 't4:pending']);
	node.rows = [thing(10), ...things(...down(9, 2)), thing(1, 'paid')];
	expect(await node.ids()).toEqual(['t1:succeeded', 't5:pending', 't6:pending']);
	expect(await node.ids()).toEqual(['t7:pending', 't8:pending', 't9:pending']);
	expect(await node.ids()).toEqual(['t10:pending']);
	expect(await node.poll()).toBeNull();
});

test('Events chooses; what was not chosen is known all the same', async () => {
	const node = await knowing(1);
	node.parameters = { events: ['thing.succeeded'] };
	node.rows = things(2, 1);
	expect(await node.poll()).toBeNull();
	node.parameters = { events: ['*'] };
	expect(await node.poll()).toBeNull();
	node.rows = [thing(2, 'paid'), thing(1)];
	expect(await node.ids()).toEqual(['t2:succeeded']);
});

test('chosen events that are left for the next poll are found below many others', async () => {
	const node = await knowing(1);
	node.parameters = { events: ['thing.succeeded'], options: { mostEvents: 1, lookBack: 10 } };
	const open = things(...down(60, 4));
	node.rows = [...open, thing(3, 'paid'), thing(2, 'paid'), thing(1)];
	expect(await node.ids()).toEqual(['t2:succeeded']);
	expect(await node.ids()).toEqual(['t3:succeeded']);
});

test('a quiet poll reads no further than it looks back', async () => {
	const node = await knowing(...down(200, 1));
	node.parameters = { options: { lookBack: 12 } };
	const before = node.pages;
	expect(await node.poll()).toBeNull();
	expect(node.pages - before).toBe(3);
});

test('an old row that comes into sight below all known ones is not news', async () => {
	const node = new FakePoll(things(...down(40, 1)));
	node.parameters = { options: { lookBack: 10 } };
	await node.poll();
	node.rows = things(40, 39, ...down(20, 1));
	expect(await node.poll()).toBeNull();
});

describe('Since', () => {
	const timed = (number: number, hour: number) => thing(number, 'open', { at: `2026-06-01T${hour}:00:00Z` });

	test('takes what names a time from then on, in the time zone of the workflow', async () => {
		const node = new FakePoll([thing(5), timed(4, 14), timed(3, 12), timed(2, 11), timed(1, 10)]);
		node.parameters = { options: { since: '2026-06-01T13:00:00' } };
		expect(await node.ids()).toEqual(['t3:pending', 't4:pending']);
		expect(await node.poll()).toBeNull();
	});

	test('is read page by page as far as needed, and given out in portions', async () => {
		const node = new FakePoll(
			down(20, 1).map((number) => thing(number, 'open', { at: String(1_700_000_000 + number) })),
		);
		node.parameters = {
			options: { since: new Date(1_700_000_006_000).toISOString(), mostEvents: 10, lookBack: 10 },
		};
		expect(await node.ids()).toEqual(
			down(15, 6)
				.reverse()
				.map((number) => `t${number}:pending`),
		);
		expect(node.pages).toBe(4);
		expect(await node.ids()).toEqual(
			down(20, 16)
				.reverse()
				.map((number) => `t${number}:pending`),
		);
		expect(await node.poll()).toBeNull();
	});

	test('set anew makes the trigger begin again; taken out it goes on', async () => {
		const node = new FakePoll([timed(2, 12), timed(1, 10)]);
		await node.poll();
		node.parameters = { options: { since: '2026-06-01T11:00:00Z' } };
		expect(await node.ids()).toEqual(['t2:pending']);
		node.parameters = {};
		expect(await node.poll()).toBeNull();
		node.parameters = { options: { since: '2026-06-01T09:00:00Z' } };
		expect(await node.ids()).toEqual(['t1:pending', 't2:pending']);
	});

	test('that moves on, as an expression can make it, gives nothing out again', async () => {
		const node = new FakePoll([timed(2, 12), timed(1, 10)]);
		node.parameters = { options: { since: '2026-06-01T09:00:00Z' } };
		expect(await node.ids()).toHaveLength(2);
		for (const minute of [1, 2, 3]) {
			node.parameters = { options: { since: `2026-06-01T09:0${minute}:00Z` } };
			expect(await node.poll()).toBeNull();
		}
		node.rows = [timed(3, 13), ...node.rows];
		expect(await node.ids()).toEqual(['t3:pending']);
	});

	test('that is no date is refused', async () => {
		const node = new FakePoll();
		node.parameters = { options: { since: 'yesterday' } };
		await expect(node.poll()).rejects.toThrow('Since "yesterday" is not a date');
	});
});

test('another credential is another account: what it lists is old', async () => {
	const node = await knowing(1);
	node.rows = things(12, 11, 10);
	node.credentialId = 'cred-2';
	expect(await node.poll()).toBeNull();
	node.rows = things(13, 12, 11, 10);
	expect(await node.ids()).toEqual(['t13:pending']);
});

test('another choice of list is another list; what an expression gives each time is not', async () => {
	const node = await knowing(1);
	node.parameters = { list: 'others' };
	node.rows = things(12, 11, 10);
	expect(await node.poll()).toBeNull();
	node.written = { list: 'others' };
	node.parameters = { list: 'since 5 o\u2019clock' };
	node.rows = things(13, 12, 11, 10);
	expect(await node.ids()).toEqual(['t13:pending']);
});

test('another List Order makes it begin anew: the newest rows say nothing of the rest of the list', async () => {
	const node = new FakePoll(things(...down(600, 1)));
	expect(await node.poll()).toBeNull();
	node.parameters = { options: { listOrder: 'any' } };
	expect(await node.poll()).toBeNull();
	node.rows = things(...down(601, 1));
	expect(await node.ids()).toEqual(['t601:pending']);
});

test('two rising times among rows without any do not turn the list round', async () => {
	const day = (number: number, date: string) => thing(number, 'open', { at: date });
	const rows = things(...down(600, 1));
	rows.splice(5, 1, day(595, '2026-11-01'));
	rows.splice(10, 1, day(590, '2026-11-05'));
	const node = new FakePoll(rows);
	expect(await node.poll()).toBeNull();
	node.rows = [...things(603, 602, 601), ...rows];
	expect(await node.ids()).toEqual(['t601:pending', 't602:pending', 't603:pending']);
});

test('where no known row is left, all is news but what is far older than the trigger', async () => {
	const node = new FakePoll(things(...down(40, 1)));
	node.parameters = { options: { lookBack: 10 } };
	await node.poll();
	node.rows = [thing(49), thing(48, 'open', { at: '2020-01-01' }), thing(47)];
	expect(await node.ids()).toEqual(['t47:pending', 't49:pending']);
});

test('where the whole list was known, each other row is news, whatever its time and wherever it stands', async () => {
	const dated = (number: number, at: string) => thing(number, 'open', { at });
	const empty = await knowing();
	empty.rows = [dated(1, '2020-01-01')];
	expect(await empty.ids()).toEqual(['t1:pending']);

	const known = [dated(3, '2026-06-03'), dated(2, '2026-06-02'), thing(4), dated(1, '2026-06-01')];
	for (const listOrder of [undefined, 'newestFirst', 'oldestFirst', 'any']) {
		const node = new FakePoll(known);
		node.parameters = { options: { listOrder } };
		await node.poll();
		node.rows = [...known, dated(5, '2020-01-01')];
		expect(await node.ids()).toEqual(['t5:pending']);
		node.rows = [dated(6, '2019-01-01'), ...node.rows];
		expect(await node.ids()).toEqual(['t6:pending']);
		expect(await node.poll()).toBeNull();
	}
});

test('an old row nobody remembers that moves to the top has changed', async () => {
	const node = await knowing(3, 2);
	node.rows = [thing(1, 'paid', { at: '2020-01-01' }), thing(3), thing(2)];
	expect(await node.ids()).toEqual(['t1:succeeded']);
});

describe('a list from the oldest row on', () => {
	test('is known by its times', async () => {
		const timed = (number: number) => thing(number, 'open', { at: String(4_000_000_000 + number) });
		const node = new FakePoll(down(10, 1).reverse().map(timed));
		expect(await node.poll()).toBeNull();
		node.rows = [...node.rows, timed(11), timed(12)];
		expect(await node.ids()).toEqual(['t11:pending', 't12:pending']);
	});

	test('or by the option', async () => {
		const node = new FakePoll(things(...down(10, 1).reverse()));
		node.parameters = { options: { listOrder: 'oldestFirst', lookBack: 10 } };
		expect(await node.poll()).toBeNull();
		node.rows = [...node.rows, ...things(11, 12)];
		expect(await node.ids()).toEqual(['t11:pending', 't12:pending']);
		expect(await node.poll()).toBeNull();
	});
});

test('a list in no known order is read to its end', async () => {
	const node = new FakePoll(things(5, 1, 9, 3, 7));
	node.parameters = { options: { listOrder: 'any', lookBack: 10 } };
	expect(await node.poll()).toBeNull();
	node.rows = things(5, 1, 9, 3, 7, 2);
	expect(await node.ids()).toEqual(['t2:pending']);
	node.parameters = { options: { listOrder: 'any', pageSize: 500 } };
	node.rows = things(...down(5001, 1));
	await expect(node.poll()).rejects.toThrow('The list has more than 5000 rows');
});

test('a row that moves on to the next page meanwhile is one; one that slips past is found at the next poll', async () => {
	const node = await knowing(...down(8, 1));
	node.rows = things(...down(12, 1));
	node.onPage = () => {
		node.rows = [thing(13), ...node.rows.filter(({ id }) => id !== 't13')];
	};
	const first = await node.ids();
	expect(first).toEqual(['t9:pending', 't10:pending', 't11:pending', 't12:pending']);
	node.onPage = () => undefined;
	expect(await node.ids()).toEqual(['t13:pending']);
});

test('a page full of rows that came meanwhile does not end the look at the list', async () => {
	const node = await knowing(...down(8, 1));
	node.rows = [...things(...down(12, 9)), thing(8, 'paid'), ...things(...down(7, 1))];
	node.onPage = () => {
		node.rows = [...things(...down(16, 13)), ...node.rows];
		node.onPage = () => undefined;
	};
	expect(await node.ids()).toEqual([
		't8:succeeded',
		't9:pending',
		't10:pending',
		't11:pending',
		't12:pending',
	]);
});

describe('after a process has ended', () => {
	/** The memory is now that of a process of which nobody knows whether it began the run. */
	const restarted = (node: FakePoll) => {
		Object.assign(node.memory.polled as object, { givenBy: 'a poll of that process' });
	};

	test('what it gave out last is given out once more, under the same ids', async () => {
		const node = await knowing(1);
		node.rows = things(3, 2, 1);
		const before = await node.ids();
		restarted(node);
		expect(await node.ids()).toEqual(before);
		expect(await node.poll()).toBeNull();
	});

	test('together with what came since, and with what has become of it', async () => {
		const node = await knowing(1);
		node.rows = things(3, 2, 1);
		await node.poll();
		restarted(node);
		node.rows = [thing(4), thing(3, 'paid'), thing(2), thing(1)];
		expect(await node.ids()).toEqual(['t2:pending', 't3:succeeded', 't4:pending']);
		expect(await node.poll()).toBeNull();
	});

	test('only what was given out last is in doubt', async () => {
		const node = await knowing(1);
		node.rows = things(2, 1);
		await node.poll();
		node.rows = things(3, 2, 1);
		await node.poll();
		restarted(node);
		expect(await node.ids()).toEqual(['t3:pending']);
		await node.poll();
		restarted(node);
		expect(await node.poll()).toBeNull();
	});
});

test('events that are chosen anew begin from then on', async () => {
	const node = await knowing(1);
	node.parameters = { events: ['thing.succeeded'] };
	await node.poll();
	// A restart forgets what a poll that gave out nothing has seen.
	const { polled } = structuredClone(node.memory);
	node.rows = things(3, 2, 1);
	expect(await node.poll()).toBeNull();
	node.memory = { polled };
	node.parameters = { events: ['*'] };
	node.rows = [thing(3), thing(2, 'paid'), thing(1)];
	expect(await node.ids()).toEqual(['t2:succeeded']);
	node.rows = [thing(4), ...node.rows];
	expect(await node.ids()).toEqual(['t4:pending']);
});

test.each(['any', 'newestFirst', 'oldestFirst'])(
	'an empty answer forgets nothing, list order %s',
	async (listOrder) => {
		const rows = things(...down(900, 1));
		const node = new FakePoll(listOrder === 'oldestFirst' ? rows.reverse() : rows);
		node.parameters = { options: { listOrder, pageSize: 100 } };
		await node.poll();
		node.answers.push({ body: { data: [] } });
		expect(await node.poll()).toBeNull();
		expect(await node.poll()).toBeNull();
	},
);

test('after an empty answer what comes into sight again, lower down, is old', async () => {
	const node = new FakePoll(things(...down(300, 1)));
	node.parameters = { options: { pageSize: 50 } };
	await node.poll();
	node.answers.push({ body: { data: [] } });
	expect(await node.poll()).toBeNull();
	node.rows = things(...down(240, 1));
	expect(await node.poll()).toBeNull();
});

describe('others in place of all known rows', () => {
	const renamed = (id: unknown) => `other-${String(id)}`;
	const others = (node: FakePoll) => node.rows.map((row) => ({ ...row, id: renamed(row.id) }));

	test.each(['any', 'newestFirst', 'oldestFirst'])(
		'are refused, and a new name of the node begins anew, list order %s',
		async (listOrder) => {
			const node = await knowing(...down(100, 1));
			node.parameters = { options: { listOrder } };
			node.memory = {};
			await node.poll();
			node.rows = others(node);
			const before = JSON.stringify(node.memory);
			await expect(node.poll()).rejects.toThrow(
				'None of the 100 entries this trigger knows is in the list any more, and 100 others are',
			);
			expect(JSON.stringify(node.memory)).toBe(before);
			node.memory = {};
			expect(await node.poll()).toBeNull();
		},
	);

	test('are news where their times say that they came later', async () => {
		const timed = (number: number) => thing(number, 'open', { at: String(1_900_000_000 + number) });
		const node = new FakePoll(down(30, 1).map(timed));
		await node.poll();
		node.rows = down(60, 31).map(timed);
		expect(await node.ids()).toHaveLength(30);
		node.rows = others(node);
		await expect(node.poll()).rejects.toThrow('None of the');
	});

	test('are news where rows leave the list as a rule, and where a few are there', async () => {
		const leaving = await knowing(...down(30, 1));
		leaving.strategy = { ...thingPoll(leaving.provider), rowsLeave: () => true };
		leaving.rows = things(...down(60, 31));
		expect(await leaving.ids()).toHaveLength(30);
		const few = await knowing(3, 2, 1);
		few.rows = things(6, 5, 4);
		expect(await few.ids()).toHaveLength(3);
	});
});

test('two polls at once give out each event once', async () => {
	const node = await knowing(1);
	node.rows = things(3, 2, 1);
	const both = await Promise.all([node.ids(), node.ids()]);
	expect(both.flat().sort()).toEqual(['t2:pending', 't3:pending']);
});

test('two first polls at once: the second looks as well, and nothing old comes', async () => {
	const node = new FakePoll(things(2, 1));
	expect(await Promise.all([node.poll(), node.poll()])).toEqual([null, null]);
	node.rows = things(3, 2, 1);
	expect(await node.ids()).toEqual(['t3:pending']);
});

describe('what goes wrong is told in sentences, without secrets, and nothing is forgotten or taken for seen', () => {
	test.each([
		[{ status: 401, body: { error: { message: 'sk_test_secret_key is wrong' } } }, /^Acme: \S+ is wrong/],
		[{ body: { things: [] } }, /^Acme answered without a list\. See with .+\.$/],
		[{ body: '<html>' }, /answered with a page instead of data/],
	])('%j', async (answer, words) => {
		const node = await knowing(1);
		node.rows = things(2, 1);
		const before = JSON.stringify(node.memory);
		node.answers.push(answer);
		const error = await node.poll().catch((thrown: Error) => thrown);
		expect((error as Error).message).toMatch(words);
		expect((error as Error).message).not.toContain('sk_test_secret_key');
		expect(JSON.stringify(node.memory)).toBe(before);
		expect(await node.ids()).toEqual(['t2:pending']);
	});
});

describe('a fault at a start of the trigger', () => {
	const fault = { status: 400, body: { error: { message: 'we are closed' } } };

	/** A trigger that was polled before, started again while the provider fails. */
	async function startedAgain(activation: 'init' | 'leadershipChange' | 'activate' | 'update') {
		const node = await knowing(1);
		node.rows = things(2, 1);
		node.answers.push(fault);
		node.start(activation);
		return node;
	}

	test.each(['init', 'leadershipChange'] as const)(
		'%s: is logged, and the next poll goes on, as n8n would leave the trigger out',
		async (activation) => {
			const node = await startedAgain(activation);
			expect(await node.poll()).toBeNull();
			expect(node.log).toEqual([expect.stringMatching(/the first poll failed: Acme: we are closed/)]);
			node.answers.push(fault);
			await expect(node.poll()).rejects.toThrow('we are closed');
			expect(await node.ids()).toEqual(['t2:pending']);
		},
	);

	test.each(['activate', 'update'] as const)('%s: a person waits for it and is told', async (activation) => {
		const node = await startedAgain(activation);
		await expect(node.poll()).rejects.toThrow('we are closed');
		expect(node.log).toEqual([]);
	});

	test('a trigger that was never polled does not start without a look at the list', async () => {
		const node = new FakePoll(things(1));
		node.answers.push(fault);
		node.start('init');
		await expect(node.poll()).rejects.toThrow('we are closed');
	});
});
test.each(['', {}, { data: null }])(
	'a list that breaks off (%j after a full page) fails the poll, and nothing is taken for seen',
	async (nothing) => {
		const node = await knowing(1);
		node.rows = things(...down(7, 1));
		const before = JSON.stringify(node.memory);
		node.answers.push({ body: { data: things(...down(7, 4)) } }, { body: nothing });
		await expect(node.poll()).rejects.toThrow('The list broke off after 4 rows');
		expect(JSON.stringify(node.memory)).toBe(before);
		expect(await node.ids()).toHaveLength(6);
	},
);

test('a poll that finds nothing leaves the static data alone', async () => {
	const node = await knowing(2, 1);
	const before = node.memory.polled;
	await node.poll();
	expect(node.memory.polled).toBe(before);
});

test('each page and each of its tries is a call of its own for the provider', async () => {
	const node = await knowing(1);
	const tries: string[] = [];
	node.provider = {
		...node.provider,
		complete: (call, { origin, page }, { attempt }) => {
			tries.push(`${page.number}.${attempt}`);
			return { ...call, headers: { id: `${origin.executionId} ${page.number} ${attempt}` } };
		},
	};
	node.answers.push({ status: 503 });
	await node.poll();
	await node.poll();
	expect(tries).toEqual(['1.1', '1.2', '2.1', '1.1', '2.1']);
	const ids = node.http.requests.slice(1).map(({ headers }) => headers?.id);
	expect(new Set(ids).size).toBe(ids.length);
});

test('404 behind the last page ends the list where the API says it so, and nowhere else', async () => {
	const node = new FakePoll(things(4, 3, 2, 1));
	const refuseLater = () => {
		node.onPage = () => void node.answers.push({ status: 404 });
	};
	refuseLater();
	await expect(node.poll()).rejects.toThrow('Acme answered that there is nothing');
	node.answers.length = 0;
	const paging = { firstPage: 1, pageSize: 4, notFoundIsEnd: true };
	node.strategy = thingPoll(node.provider, { paging });
	expect(await node.poll()).toBeNull();
	node.answers.push({ status: 404 });
	await expect(node.poll()).rejects.toThrow('Acme answered that there is nothing');
});

test('a call without pages is asked once', async () => {
	const node = new FakePoll(things(2, 1));
	node.strategy = thingPoll(node.provider, {
		paging: undefined,
		request: () => ({ method: 'GET', path: '/things' }),
	});
	await node.poll();
	node.rows = things(3, 2, 1);
	expect(await node.ids()).toEqual(['t3:pending']);
	expect(node.pages).toBe(2);
});

/**
 * Whatever happens to the list between and during polls: each new row comes, and each change among the rows that are
 * looked at again; nothing comes twice.
 */
test('no event is lost or given out twice', async () => {
	const step = fc.oneof(
		fc.record({ add: fc.integer({ min: 1, max: 15 }) }),
		fc.record({ pay: fc.nat(30) }),
		fc.record({ poll: fc.constant(true), addMeanwhile: fc.boolean(), dies: fc.boolean() }),
	);
	await fc.assert(
		fc.asyncProperty(
			fc.array(step, { minLength: 5, maxLength: 40 }),
			fc.integer({ min: 1, max: 12 }),
			fc.constantFrom('newestFirst', 'oldestFirst', 'any'),
			fc.boolean(),
			fc.constantFrom(40, 1000),
			async (steps, mostEvents, listOrder, byChange, lookBack) => {
				const list = things(3, 2, 1);
				let next = 4;
				const add = () => void list.unshift(thing(next++));
				const node = new FakePoll();
				const show = () => {
					node.rows = listOrder === 'newestFirst' ? [...list] : [...list].reverse();
				};
				node.parameters = { options: { mostEvents, listOrder, lookBack } };
				show();
				await node.poll();
				const given: string[] = [];
				const poll = async (dies = false) => {
					show();
					const ids = await node.ids();
					expect(ids.length).toBeLessThanOrEqual(mostEvents);
					// n8n has saved the memory and ends before the run begins.
					if (dies) Object.assign(node.memory.polled as object, { givenBy: 'a poll before' });
					else given.push(...ids);
					return ids.length;
				};
				for (const one of steps) {
					if ('add' in one) for (let index = 0; index < one.add; index++) add();
					else if ('pay' in one) {
						const at = one.pay % list.length;
						const row = list[at];
						if (!row || row.status === 'paid') continue;
						list.splice(at, 1);
						// Lists by the time of the last change move it to the top.
						list.splice(byChange ? 0 : at, 0, { ...row, status: 'paid' });
					} else {
						let isFirst = true;
						node.onPage = () => {
							if (one.addMeanwhile && isFirst) add();
							isFirst = false;
							show();
						};
						await poll(one.dies);
						node.onPage = () => undefined;
					}
				}
				while ((await poll()) > 0);
				expect(given).toEqual([...new Set(given)]);
				const told = (id: string) => given.some((one) => one.startsWith(`${id}:`));
				const added = list.map(({ id }) => String(id)).filter((id) => Number(id.slice(1)) > 3);
				expect(added.filter((id) => !told(id))).toEqual([]);
				if (lookBack < 1000) return;
				const paid = list
					.filter(({ status }) => status === 'paid')
					.map(({ id }) => `${String(id)}:succeeded`);
				expect(paid.filter((id) => !given.includes(id))).toEqual([]);
			},
		),
		{ numRuns: 100 },
	);
});
