/**
 * Runs n8n's own scanner over what would be published and over the sources, with the rules a package is judged by when
 * it is proposed to n8n: comments that switch rules off don't count. Only the look at npm's provenance is left out,
 * as that needs a published version. A part of `npm run lint`.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyzePackage, SOURCE_FILE_PATTERNS } from '@n8n/scan-community-package/scanner/scanner.mjs';
import { buildIfChanged } from './build.mjs';
import { main } from './lib/exec.mjs';
import { root } from './lib/project.mjs';
import { pack } from './pack.mjs';

/** @throws Error with what the scanner has found */
async function expectPassed(what, ...args) {
	const { passed, message, details = '' } = await analyzePackage(...args);
	if (!passed) throw new Error(`n8n's scanner does not accept the ${what}: ${message}\n${details}`);
	console.log(`n8n's scanner accepts the ${what}.`);
}

async function scan() {
	await buildIfChanged();
	const tarball = await pack();
	const unpacked = mkdtempSync(join(tmpdir(), 'fintech-scan-'));
	try {
		execFileSync('tar', ['-xzf', tarball, '-C', unpacked, '--strip-components=1']);
		await expectPassed('packed files', unpacked);
		await expectPassed('sources', root, SOURCE_FILE_PATTERNS);
	} finally {
		rmSync(unpacked, { recursive: true, force: true });
	}
}

main(scan());
