/** Programs of the machine that npm does not bring. */
import { accessSync, constants } from 'node:fs';

/** True for a file this account may run. */
export function isProgram(path) {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
