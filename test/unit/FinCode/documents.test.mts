import type { IDataObject } from 'n8n-workflow';

import { unwrap } from '../../../nodes/FinCode/answers';
import { checkedDocument } from '../../../nodes/FinCode/fields/document';
import { finCode } from '../../../nodes/FinCode/provider';
import type { HttpCall } from '../../../nodes/shared/api/call';
import type { BinaryFile } from '../../../nodes/shared/api/operation';
import { InputError } from '../../../nodes/shared/basics/inputError';
import { toReply } from '../../../nodes/shared/http/reply';
import { rejectionOf } from '../support/errors.mts';
import { inputOf, operationOf } from './support.mts';

const PDF = Buffer.from('%PDF-1.7 sample');
const PARAMETERS = { customerCode: 'CUST123456', documentType: 'PASSPORT', binaryPropertyName: 'data' };

/** Runs the upload with a file and gives the calls it made. */
async function upload(parameters: IDataObject = {}, file: Partial<BinaryFile> = {}) {
	const calls: HttpCall[] = [];
	const fields: string[] = [];
	const { run } = operationOf('customer', 'submitDocuments');
	const output = await run?.(inputOf({ ...PARAMETERS, ...parameters }), {
		send: async (call) => {
			calls.push(call);
			return await Promise.resolve(toReply(200, {}, '{"status":"SUCCESS","data":{"documentId":"d1"}}'));
		},
		unwrap,
		binary: async (field) => {
			fields.push(field);
			const whole = { data: PDF, fileName: 'passport.pdf', mimeType: 'application/octet-stream', ...file };
			return await Promise.resolve(whole);
		},
	});
	return { call: calls[0] as HttpCall, calls, fields, output };
}

test('goes out as JSON with Base64 by default', async () => {
	const { call, fields, output } = await upload();
	expect(fields).toEqual(['data']);
	expect(call).toEqual({
		method: 'POST',
		path: '/api/v6/services/documentmanagement/attach-documents',
		body: {
			customerCode: 'CUST123456',
			attachedDocument: [{ name: 'passport.pdf', idType: 'PASSPORT', file_base64: PDF.toString('base64') }],
		},
	});
	expect(output).toEqual([{ documentId: 'd1' }]);
});

test('goes out as a form, unwrapped and with its own content type, when that is chosen', async () => {
	const { call } = await upload({ options: { uploadFormat: 'multipart', kycRuleId: 'rule-1' } });
	expect(call.path).toBe('/api/v6/services/documentmanagement/attach-documents/');
	const form = call.body as FormData;
	expect(['customerCode', 'documentType', 'kycRuleId'].map((name) => form.get(name))).toEqual([
		'CUST123456',
		'PASSPORT',
		'rule-1',
	]);
	const file = form.get('document') as File;
	expect([file.name, file.type, Buffer.from(await file.arrayBuffer())]).toEqual([
		'passport.pdf',
		'application/pdf',
		PDF,
	]);
	const prepared = finCode.complete?.(call, inputOf(PARAMETERS), {
		operation: 'customer.submitDocuments',
		effect: 'write',
		paymentKey: '',
		fingerprint: '',
		attempt: 1,
	});
	expect(prepared?.body).toBe(form);
	expect(prepared?.headers).toEqual({});
});

test('takes the other documented path, and an explicit one also in a form', async () => {
	const compliance = '/compliance/attach-documents';
	expect((await upload({ options: { pathVariant: compliance } })).call.path).toContain(compliance);
	const form = { uploadFormat: 'multipart', pathVariant: '/documentmanagement/attach-documents' };
	expect((await upload({ options: form })).call.path).toMatch(/attach-documents$/);
	expect(await rejectionOf(upload({ options: { pathVariant: '/other' } }))).toBeInstanceOf(InputError);
});

test('is named as the person says, else as the file, else by its kind', async () => {
	const name = async (parameters: IDataObject, file: Partial<BinaryFile> = {}) => {
		const { call } = await upload(parameters, file);
		const [document] = (call.body as IDataObject).attachedDocument as IDataObject[];
		return document?.name;
	};
	expect(await name({ additionalFields: { fileName: 'utility-bill.pdf' } })).toBe('utility-bill.pdf');
	expect(await name({})).toBe('passport.pdf');
	expect(await name({}, { fileName: '' })).toBe('document.pdf');
});

test.each([
	['a PDF', PDF, 'application/pdf'],
	['a JPG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1]), 'image/jpeg'],
	['a PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47, 1]), 'image/png'],
])('%s is taken, its kind told from the content', (_name, data, mimeType) => {
	expect(checkedDocument({ data, fileName: 'x', mimeType: 'text/plain' }, '').mimeType).toBe(mimeType);
});

test.each([
	['nothing', Buffer.alloc(0), 'empty'],
	['a page', Buffer.from('<html>'), 'neither'],
	['a program', Buffer.from('MZ…'), 'neither'],
	['two bytes', Buffer.from([0xff, 0xd8]), 'neither'],
	['too much', Buffer.concat([PDF, Buffer.alloc(10 * 1024 * 1024)]), '10.0 MB'],
])('%s is refused before anything is sent', async (_name, data, words) => {
	const error = await rejectionOf(upload({}, { data, mimeType: 'application/pdf' }));
	expect(error).toBeInstanceOf(InputError);
	expect((error as InputError).message).toContain(words);
});
