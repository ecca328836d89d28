import type { BinaryFile } from '../../shared/api/operation';
import { InputError } from '../../shared/basics/inputError';

/** FinCode names the kinds of files it takes but no limit: this one keeps a wrong file from being uploaded. */
const MAX_BYTES = 10 * 1024 * 1024;

const KINDS: ReadonlyArray<{ mimeType: string; extension: string; start: readonly number[] }> = [
	{ mimeType: 'application/pdf', extension: 'pdf', start: [0x25, 0x50, 0x44, 0x46] },
	{ mimeType: 'image/jpeg', extension: 'jpg', start: [0xff, 0xd8, 0xff] },
	{ mimeType: 'image/png', extension: 'png', start: [0x89, 0x50, 0x4e, 0x47] },
];

/** A document ready to be sent: its kind is told from its content. */
export type KycDocument = BinaryFile;

/**
 * Checks a file before anything is sent.
 *
 * @param chosenName what the person wants it to be called, '' for its own name
 * @throws InputError when it is empty, too large, or neither PDF, JPG nor PNG
 */
export function checkedDocument(file: BinaryFile, chosenName: string): KycDocument {
	const { data } = file;
	if (data.length === 0) throw new InputError('The file is empty', 'Check the node that reads the file.');
	if (data.length > MAX_BYTES) {
		throw new InputError(
			`The file has ${(data.length / 1024 / 1024).toFixed(1)} MB`,
			'Make it smaller: at most 10 MB are sent.',
		);
	}
	const kind = KINDS.find(({ start }) => start.every((byte, index) => data[index] === byte));
	if (!kind) {
		throw new InputError(
			'The file is neither a PDF nor a JPG nor a PNG',
			'FinCode takes documents of these kinds only. The content counts, not the name.',
		);
	}
	const fileName = chosenName || file.fileName || `document.${kind.extension}`;
	return { data, fileName, mimeType: kind.mimeType };
}
