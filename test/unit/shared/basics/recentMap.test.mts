import { RecentMap } from '../../../../nodes/shared/basics/recentMap';

test('forgets the oldest entry when it holds more than it may', () => {
	const map = new RecentMap<number>(2);
	map.set('a', 1);
	map.set('b', 2);
	map.set('c', 3);
	expect(['a', 'b', 'c'].map((key) => map.get(key))).toEqual([undefined, 2, 3]);
});

test('an entry set anew counts as new, one that was read does not', () => {
	const map = new RecentMap<number>(2);
	map.set('a', 1);
	map.set('b', 2);
	map.set('a', 3);
	map.get('b');
	map.set('c', 4);
	expect(['a', 'b', 'c'].map((key) => map.get(key))).toEqual([3, undefined, 4]);
});

test('a deleted entry is gone and makes room', () => {
	const map = new RecentMap<number>(2);
	map.set('a', 1);
	map.set('b', 2);
	map.delete('a');
	map.set('c', 3);
	expect(['a', 'b', 'c'].map((key) => map.get(key))).toEqual([undefined, 2, 3]);
});
