/** Starts the simulators of the providers' APIs alone, without n8n: `npm run sandbox` */
import { main, node24 } from './lib/exec.mjs';
import { setup } from './setup.mjs';

main(setup().then(() => node24(['sandbox/main.mts', ...process.argv.slice(2)], { label: 'sandbox' })));
