import { createHash } from 'node:crypto';

import { shown, worldOf } from './harness/world.mts';
import { calls, expireTokens, fincode, GET_PROFILE, SIX } from './fincode.mts';

const world = worldOf(fincode);

const PDF = Buffer.concat([Buffer.from('%PDF-1.7\r\n'), Buffer.from([0, 255, 13, 10, 128])]);
const SHA256 = createHash('sha256').update(PDF).digest('hex');
const PATH = `${SIX}/documentmanagement/attach-documents`;

const SUBMIT = {
	resource: 'customer',
	operation: 'submitDocuments',
	customerCode: 'CUST123456',
	documentType: 'UTILITY_BILL',
	binaryPropertyName: 'data',
};

const file = (content: Buffer, fileName: string | undefined = 'bill.pdf') => ({
	data: { data: content.toString('base64'), mimeType: 'application/pdf', fileName },
});

const upload = async (
	options: Record<string, unknown> = {},
	more: Record<string, unknown> = {},
	binary = file(PDF),
) => await world.action({ ...SUBMIT, ...more, options }, { binary }).run();

const stored = async () => (await world.sandbox.state()).documents as Array<Record<string, unknown>>;

describe('as JSON', () => {
	test('arrives to the byte, wrapped as any other call', async () => {
		const outcome = await upload();
		expect(shown(outcome)).toEqual({});
		expect(outcome.json[0]).toMatchObject({ reviewStatus: 'PENDING_REVIEW' });
		expect(await stored()).toEqual([
			expect.objectContaining({ sha256: SHA256, name: 'bill.pdf', type: 'UTILITY_BILL', form: 'json' }),
		]);
		const [sent] = await calls(world);
		expect(sent?.path).toBe(PATH);
		expect(sent?.body).toEqual({
			data: {
				customerCode: 'CUST123456',
				attachedDocument: [{ name: 'bill.pdf', idType: 'UTILITY_BILL', file_base64: PDF.toString('base64') }],
			},
			metadata: expect.any(Object),
		});
	});

	test('under the name the person chose', async () => {
		await upload({}, { additionalFields: { fileName: 'chosen.pdf' } });
		expect(await stored()).toEqual([expect.objectContaining({ name: 'chosen.pdf' })]);
	});

	test('with an ended token, signs in anew and is sent again', async () => {
		await world.action(GET_PROFILE).run();
		await expireTokens(world);
		expect((await upload()).status).toBe('success');
		expect(await stored()).toHaveLength(1);
	});

	test('at the second path', async () => {
		await world.sandbox.change({ pathVariant: 'second' });
		expect((await upload({ pathVariant: '/compliance/attach-documents' })).status).toBe('success');
		expect((await upload()).error?.description).toContain('Path Variant');
	});
});

describe('as a form', () => {
	const FORM = { uploadFormat: 'multipart' };

	test('arrives to the byte, with its own content type and the slash of its page', async () => {
		const outcome = await upload({ ...FORM, kycRuleId: 'kyc-rule-1' });
		expect(shown(outcome)).toEqual({});
		expect(await stored()).toEqual([
			expect.objectContaining({
				sha256: SHA256,
				name: 'bill.pdf',
				type: 'UTILITY_BILL',
				form: 'multipart',
				kycRuleId: 'kyc-rule-1',
			}),
		]);
		const [sent] = await calls(world);
		expect(sent?.path).toBe(`${PATH}/`);
		expect(sent?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
		expect(sent?.bodyText).not.toContain('"metadata"');
	});

	test('at the second path when chosen', async () => {
		await world.sandbox.change({ pathVariant: 'second' });
		const outcome = await upload({ ...FORM, pathVariant: '/compliance/attach-documents' });
		expect(outcome.status).toBe('success');
	});

	test('with an ended token signs in anew and arrives once, whole', async () => {
		await world.action(GET_PROFILE).run();
		await expireTokens(world);
		expect(shown(await upload(FORM))).toEqual({});
		expect(await stored()).toEqual([expect.objectContaining({ sha256: SHA256, form: 'multipart' })]);
	});
});

describe('is refused before anything is sent', () => {
	test.each([
		['an empty file', file(Buffer.alloc(0)), /empty/],
		['a file of another kind', file(Buffer.from('MZ\x90')), /PDF/],
		['a file that is too large', file(Buffer.concat([PDF, Buffer.alloc(11 * 1024 * 1024)])), /MB/],
	])('%s', async (_title, binary, message) => {
		const outcome = await upload({}, {}, binary);
		expect(shown(outcome)).toMatchObject({ message: expect.stringMatching(message), itemIndex: 0 });
		expect(await calls(world)).toEqual([]);
	});

	test('a field that holds no file', async () => {
		const outcome = await upload({}, { binaryPropertyName: 'photo' });
		expect(outcome.error?.message).toContain('photo');
		expect(await calls(world)).toEqual([]);
	});

	test('a form nobody documented', async () => {
		expect((await upload({ uploadFormat: 'carrier pigeon' })).error?.message).toContain('carrier pigeon');
	});
});
