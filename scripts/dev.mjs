/** The playground that rebuilds and reinstalls the package, and restarts n8n, at each change: `npm run dev` */
import { main } from './lib/exec.mjs';
import { start } from './start.mjs';

main(start(['--watch']));
