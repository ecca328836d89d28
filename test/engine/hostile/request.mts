/** A request as a list of its parts, to compare two of them. */
import type { Recorded } from './recorder.mts';

/** Headers that say nothing about what was typed. */
const OF_THE_WIRE = ['content-length', 'host', 'connection', 'user-agent', 'accept-encoding'];

/** What a request says, by place: `path.3`, `query.limit`, `header.x-id`, `body.data.amount`. */
export function partsOf({ method, target, headers, body }: Recorded): Map<string, unknown> {
	const parts = new Map<string, unknown>([['method', method]]);
	const [path = '', query = ''] = target.split(/\?(.*)/s);
	for (const [index, segment] of path.split('/').entries()) parts.set(`path.${index}`, decoded(segment));
	for (const [name, value] of new URLSearchParams(query)) parts.set(`query.${name}`, value);
	for (const [name, value] of Object.entries(headers)) {
		if (!OF_THE_WIRE.includes(name)) parts.set(`header.${name}`, value);
	}
	for (const [place, value] of leaves(inJson(body))) parts.set(`body${place}`, value);
	return parts;
}

const decoded = (segment: string) => {
	try {
		return decodeURIComponent(segment);
	} catch {
		return segment;
	}
};

function inJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

/** The values in a value that hold no others, by place. */
export function leaves(value: unknown, place = ''): Array<[place: string, value: unknown]> {
	if (typeof value !== 'object' || value === null) return [[place, value]];
	return Object.entries(value).flatMap(([name, inside]) => leaves(inside, `${place}.${name}`));
}
