/** Where Node's headers lie: sqlite3 has no program for every machine, and is then compiled against them. */
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where node-gyp fetches headers from when it is given none. */
const ADDRESS = 'https://nodejs.org/dist/';

/** Folders a Node may have been installed into: the one that runs this, and the usual ones. */
function usualFolders() {
	return [dirname(dirname(realpathSync(process.execPath))), '/usr', '/usr/local', '/opt/homebrew'];
}

/**
 * The folder whose headers to compile with; undefined when there is none on this machine. Any Node's headers do, as
 * sqlite3 keeps to the interface that is the same in all of them.
 *
 * @param {readonly string[]} folders where to look
 * @param {string | undefined} chosen what a person has set, which has the first word
 */
export function headersFolder(folders = usualFolders(), chosen = process.env.npm_config_nodedir) {
	return chosen || folders.find((folder) => existsSync(join(folder, 'include/node/node_api.h')));
}

/** What npm is told of it. */
export function compileEnvironment(folder) {
	return folder === undefined ? {} : { npm_config_nodedir: folder };
}

/** What a person can do when compiling failed. */
export function compileAdvice(folder) {
	return folder === undefined
		? `There are no headers of Node on this machine, so they had to come from ${ADDRESS}. Allow that address, or install the headers (on Debian and Ubuntu: sudo apt-get install -y libnode-dev), or name the folder that holds include/node: npm_config_nodedir=/path/to/node`
		: `It was compiled with the headers in ${folder}; that needs make, a C++ compiler and Python (on Debian and Ubuntu: sudo apt-get install -y build-essential python3).`;
}
