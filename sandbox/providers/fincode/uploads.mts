import { isRecord } from '../../core/refusal.mts';
import { FincodeProblem, invalid } from './problems.mts';
import type { NewDocument } from './customers.mts';

/** A paper on its way in. */
export interface Upload extends NewDocument {
	content: Buffer;
}

/** A document from its JSON form. */
export function uploadFromJson(payload: Record<string, unknown>): Upload {
	const { customerCode, attachedDocument } = payload;
	const [first] = Array.isArray(attachedDocument) ? attachedDocument : [];
	if (typeof customerCode !== 'string' || customerCode === '') throw invalid('customerCode', 'is required.');
	if (!isRecord(first)) throw invalid('attachedDocument', 'must be an array with one document.');
	const { name, idType, file_base64: base64 } = first;
	for (const [field, value] of Object.entries({ name, idType, file_base64: base64 })) {
		if (typeof value !== 'string' || value === '')
			throw invalid(`attachedDocument[0].${field}`, 'is required.');
	}
	const content = Buffer.from(String(base64), 'base64');
	if (content.toString('base64') !== base64)
		throw invalid('attachedDocument[0].file_base64', 'is not Base64.');
	return { customerCode, type: String(idType), name: String(name), content, form: 'json', kycRuleId: null };
}

/** A document from its form parts. */
export async function uploadFromForm(raw: Buffer, contentType: string): Promise<Upload> {
	const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': contentType } })
		.formData()
		.catch(() => {
			throw new FincodeProblem('INVALID_REQUEST', 'The form can not be read.');
		});
	const part = (name: string): string => {
		const value = form.get(name);
		if (typeof value !== 'string' || value === '') throw invalid(name, 'is required.');
		return value;
	};
	const file = form.get('document');
	if (!(file instanceof File)) throw invalid('document', 'must be a file.');
	return {
		customerCode: part('customerCode'),
		type: part('documentType'),
		name: file.name,
		content: Buffer.from(await file.arrayBuffer()),
		form: 'multipart',
		kycRuleId: form.has('kycRuleId') ? part('kycRuleId') : null,
	};
}
