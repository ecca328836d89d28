import { verifyHmac, type Verification } from '../../shared/api/verification';
import { isObject, parseExactly, withoutMark } from '../../shared/basics/json';
import { rootMembers, withoutMember, type Member } from './jsonMembers';

/** What a signature may have been made over: FinCode does not say. */
export type SignedContent = 'bodyWithoutSignature' | 'data' | 'reserialised';

export const SIGNED_CONTENTS: readonly SignedContent[] = ['bodyWithoutSignature', 'data', 'reserialised'];

// Two members of one of these names could be one for the check and the other for the workflow.
const SINGLE = ['signature', 'data', 'event', 'eventType', 'event_id'];

/** How a delivery was verified when it was by this signed content. */
export function methodOf(content: SignedContent): string {
	return `hmac-sha256:${content}`;
}

/**
 * Checks `signature` in the body: HMAC-SHA256, in hex or base64, over one of the contents.
 *
 * @param allowed which contents count
 */
export function verifySignature(
	raw: Buffer,
	secret: string,
	allowed: readonly SignedContent[],
): Verification {
	if (secret === '') return refused('no secret is set in the credential');
	const members = rootMembers(raw);
	if (!members) return refused('the body is not a JSON object');
	const twice = SINGLE.find((name) => members.filter((member) => member.name === name).length > 1);
	if (twice !== undefined) return refused(`the body holds "${twice}" twice`);
	const member = members.find(({ name }) => name === 'signature');
	const signature: unknown = member && parsed(raw, member);
	if (!member || typeof signature !== 'string' || signature === '') {
		return refused('the signature is missing');
	}
	for (const content of allowed) {
		const signed = signedBytes(content, raw, members, member);
		if (signed === undefined) continue;
		for (const encoding of ['hex', 'base64'] as const) {
			const method = methodOf(content);
			const verdict = verifyHmac({ secret, signature, signed: [signed], encoding, method });
			if (verdict.ok) return verdict;
		}
	}
	return refused('the signature does not match the body');
}

function signedBytes(
	content: SignedContent,
	raw: Buffer,
	members: readonly Member[],
	signature: Member,
): Buffer | string | undefined {
	if (content !== 'data' && !namesEvent(members)) return undefined;
	if (content === 'bodyWithoutSignature') return withoutMember(raw, signature);
	if (content === 'reserialised') return reserialised(raw);
	const data = members.find(({ name }) => name === 'data');
	if (!data || !isDataOnly(parsed(raw, data))) return undefined;
	return raw.subarray(data.valueStart, data.end);
}

/**
 * Not a whole signed body passed off as the data of another event. Nor a value without members of its own: the
 * figures would then be read from beside it, where nothing is signed.
 */
function isDataOnly(data: unknown): boolean {
	return isObject(data) && !('event' in data) && !('eventType' in data);
}

/** Signed data passed off as a whole body has no name of an event. */
function namesEvent(members: readonly Member[]): boolean {
	return members.some(({ name }) => name === 'event' || name === 'eventType');
}

/**
 * The body as a JavaScript program writes it again, without the signature. Undefined when that loses digits of
 * a long number: another number of the same rounding would carry the same signature.
 */
function reserialised(raw: Buffer): string | undefined {
	const text = withoutMark(raw).toString('utf8');
	const body = JSON.parse(text) as Record<string, unknown>;
	if (JSON.stringify(parseExactly(text)) !== JSON.stringify(body)) return undefined;
	const { signature, ...rest } = body;
	return signature === undefined ? undefined : JSON.stringify(rest);
}

function parsed(raw: Buffer, { valueStart, end }: Member): unknown {
	return JSON.parse(raw.subarray(valueStart, end).toString('utf8'));
}

function refused(reason: string): Verification {
	return { ok: false, reason };
}
