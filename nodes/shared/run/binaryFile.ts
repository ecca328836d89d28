import type { IExecuteFunctions } from 'n8n-workflow';

import type { BinaryFile } from '../api/operation';
import { InputError } from '../basics/inputError';
import { quoted } from '../basics/quote';

/**
 * The file in a binary field of an item.
 *
 * @throws InputError when the item has no such field
 */
export async function binaryFile(
	functions: IExecuteFunctions,
	itemIndex: number,
	field: string,
): Promise<BinaryFile> {
	const files = functions.getInputData()[itemIndex]?.binary ?? {};
	const binary = Object.hasOwn(files, field) ? files[field] : undefined;
	if (!binary) {
		throw new InputError(
			`The item has no file in ${quoted(field)}`,
			'Name the binary field that a node before this one has put the file in.',
		);
	}
	const data = await functions.helpers.getBinaryDataBuffer(itemIndex, field);
	return { data, fileName: binary.fileName ?? '', mimeType: binary.mimeType };
}
