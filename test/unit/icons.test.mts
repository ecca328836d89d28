/** The icons are told apart at a glance: by the colour that fills most of each. */
import { filesUnder, providers, read } from './support/source.mts';

const icons = filesUnder('icons').filter((path) => path.endsWith('.svg'));
const light = icons.filter((path) => !path.endsWith('.dark.svg'));
const dark = icons.filter((path) => path.endsWith('.dark.svg'));

/** Degrees on the circle of colours of the first colour in an icon. */
function hueOf(path: string): number {
	const [, hex = ''] = /"#([0-9A-F]{6})"/i.exec(read(path)) ?? [];
	const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16));
	const most = Math.max(red, green, blue);
	const range = most - Math.min(red, green, blue);
	if (range === 0) throw new Error(`${path} begins without a colour`);
	if (most === red) return (60 * ((green - blue) / range) + 360) % 360;
	return most === green ? 60 * ((blue - red) / range) + 120 : 60 * ((red - green) / range) + 240;
}

test.each(icons)('%s is square', (path) => {
	expect(read(path)).toContain('viewBox="0 0 60 60"');
});

test.each([
	['light', light],
	['dark', dark],
])('no two %s ones have the same colour', (_theme, paths) => {
	const hues = paths.map(hueOf).sort((a, b) => a - b);
	const gaps = hues.map((hue, index) => ((hues[(index + 1) % hues.length] ?? 0) - hue + 360) % 360);
	expect(paths).toHaveLength(providers.length);
	expect(Math.min(...gaps)).toBeGreaterThan(25);
});
