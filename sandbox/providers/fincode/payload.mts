import { isRecord } from '../../core/refusal.mts';
import { FincodeProblem, invalid } from './problems.mts';
import type { FincodeSettings } from './settings.mts';

/**
 * How a body travels: `standard` in `{data, metadata}` or bare, `flat` always bare, `getBody` bare on a GET, `array` like
 * standard with a list as payload, `upload` like standard unless it comes as form parts, which the handler reads itself.
 */
export type Shape = 'standard' | 'flat' | 'getBody' | 'array' | 'upload';

interface Wanted {
	method: string;
	shape?: Shape;
	fields?: readonly string[];
}

/** The payload of a call; a list comes as its `items`. 422 names what is missing. */
export function payloadOf(
	raw: Buffer,
	contentType: string | undefined,
	{ method, shape = 'standard', fields = [] }: Wanted,
	settings: FincodeSettings,
): Record<string, unknown> {
	if (shape === 'upload' && isForm(contentType)) return {};
	if (method === 'GET' && shape !== 'getBody') return {};
	const body = raw.length === 0 ? undefined : jsonOf(raw, contentType);
	const inner = unwrapped(body, shape, settings);
	const payload = shape === 'array' ? { items: inner } : (inner ?? {});
	if (!isRecord(payload)) throw new FincodeProblem('INVALID_REQUEST', 'The body must be a JSON object.');
	for (const name of fields) {
		const value = payload[name];
		if (value === undefined || value === null || value === '') throw invalid(name, 'is required.');
	}
	return payload;
}

/** True for form parts. */
export function isForm(contentType: string | undefined): boolean {
	return contentType?.toLowerCase().startsWith('multipart/form-data') ?? false;
}

function unwrapped(body: unknown, shape: Shape, { requestFormat }: FincodeSettings): unknown {
	const isWrapped = isRecord(body) && 'data' in body && 'metadata' in body;
	if (shape === 'flat' || shape === 'getBody' || requestFormat === 'flat') return body;
	if (!isWrapped) {
		if (requestFormat === 'standard') throw invalid('data', 'is required.');
		return body;
	}
	const { metadata } = body;
	if (!isRecord(metadata) || typeof metadata.request_id !== 'string' || metadata.request_id === '') {
		throw invalid('metadata.request_id', 'is required.');
	}
	// Assumed: the form of the timestamp in the documents is meant literally.
	if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(String(metadata.timestamp))) {
		throw invalid('metadata.timestamp', 'must be like 2024-01-15T10:30:00Z.');
	}
	return body.data;
}

function jsonOf(raw: Buffer, contentType: string | undefined): unknown {
	if (!contentType?.toLowerCase().startsWith('application/json')) {
		throw new FincodeProblem('INVALID_REQUEST', 'Send the body with Content-Type: application/json.');
	}
	try {
		return JSON.parse(raw.toString('utf8'));
	} catch {
		throw new FincodeProblem('INVALID_REQUEST', 'The body is not valid JSON.');
	}
}
