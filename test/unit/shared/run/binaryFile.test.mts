import type { IExecuteFunctions } from 'n8n-workflow';

import { InputError } from '../../../../nodes/shared/basics/inputError';
import { binaryFile } from '../../../../nodes/shared/run/binaryFile';
import { rejectionOf } from '../../support/errors.mts';

const functions = {
	getInputData: () => [
		{ json: {} },
		{ json: {}, binary: { scan: { fileName: 'id.pdf', mimeType: 'application/pdf', data: '' } } },
	],
	helpers: {
		getBinaryDataBuffer: async (index: number, field: string) =>
			await Promise.resolve(Buffer.from(`${index}${field}`)),
	},
} as unknown as IExecuteFunctions;

test('gives the file of the item with its name and type', async () => {
	expect(await binaryFile(functions, 1, 'scan')).toEqual({
		data: Buffer.from('1scan'),
		fileName: 'id.pdf',
		mimeType: 'application/pdf',
	});
});

test.each([
	[0, 'scan'],
	[1, 'other'],
	[9, 'scan'],
	[1, 'constructor'],
])('of item %p in "%s" there is none, and the error names the field', async (index, field) => {
	const error = await rejectionOf(binaryFile(functions, index, field));
	expect(error).toBeInstanceOf(InputError);
	expect((error as InputError).message).toContain(`"${field}"`);
});
