const { dest, parallel, src } = require('gulp');

/** Copies what the TypeScript compiler leaves behind: the icons of nodes and credentials. */
function icons() {
	return src('icons/*.svg', { encoding: false }).pipe(dest('dist/icons'));
}

/** Codex files (search categories and documentation links) lie beside their node. */
function codex() {
	return src('nodes/**/*.node.json', { base: '.' }).pipe(dest('dist'));
}

/** Output schemas let the editor show an operation's fields before its first run. */
function schemas() {
	return src('nodes/**/__schema__/**/*.json', { base: '.' }).pipe(dest('dist'));
}

exports.default = parallel(icons, codex, schemas);
