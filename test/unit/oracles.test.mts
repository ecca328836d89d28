/**
 * The tests of the built package judge it by something else than itself: amounts, signatures and wire forms are
 * computed by the tests, and the simulators share no code with the nodes.
 */
import { filesUnder, importsOf } from './support/source.mts';

const JUDGES = ['test/engine', 'test/n8n', 'test/queue', 'test/ui', 'test/support', 'sandbox'];

test.each(JUDGES)('%s takes nothing from the code it judges', (folder) => {
	const files = filesUnder(folder).filter((path) => path.endsWith('.mts'));
	expect(files).not.toEqual([]);
	const taken = files.flatMap((path) =>
		importsOf(path)
			.filter((name) => /^(nodes|credentials|dist)\//.test(name))
			.map((name) => `${path}: ${name}`),
	);
	expect(taken).toEqual([]);
});
