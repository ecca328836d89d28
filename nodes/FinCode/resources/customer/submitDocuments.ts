import type { INodeProperties } from 'n8n-workflow';

import type { HttpCall } from '../../../shared/api/call';
import type { Operation, OperationInput } from '../../../shared/api/operation';
import { asObject } from '../../../shared/api/output';
import { choice, text } from '../../../shared/form/fieldTypes';
import { additional, fieldsOf, payload } from '../../../shared/form/fields';
import { SERVICES_V6 } from '../../address';
import { PATH_STEP } from '../../advice';
import { checkedDocument, type KycDocument } from '../../fields/document';
import { chosenOption, textOption, pathOption } from '../../fields/options';

const pathVariant = pathOption(
	['/documentmanagement/attach-documents', '/compliance/attach-documents'],
	'A sample of FinCode uses the second path: try it when the first answers 404.',
);

const uploadFormat: INodeProperties = {
	displayName: 'Upload Format',
	name: 'uploadFormat',
	type: 'options',
	options: [
		{ name: 'JSON With Base64', value: 'json' },
		{ name: 'Multipart Form', value: 'multipart' },
	],
	default: 'json',
	description: 'FinCode documents both. Try the other one when the call is refused.',
};

const kycRuleId: INodeProperties = {
	displayName: 'KYC Rule ID',
	name: 'kycRuleId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 12',
	displayOptions: { show: { uploadFormat: ['multipart'] } },
	description: 'Sent with the multipart form only',
};

const FORM = [
	text('customerCode', 'Customer Code', {
		required: true,
		placeholder: 'e.g. CUST123456',
		description: 'FinCode gives each onboarded customer a code',
	}),
	choice(
		'documentType',
		'Document Type',
		{
			BANK_STATEMENT: 'Bank Statement',
			DRIVERS_LICENSE: "Driver's License",
			ID_VERIFICATION: 'ID Verification',
			PASSPORT: 'Passport',
			PROOF_OF_ADDRESS: 'Proof of Address',
			UTILITY_BILL: 'Utility Bill',
		},
		{ required: true, default: 'PROOF_OF_ADDRESS', description: 'What the file is' },
	),
	text('binaryPropertyName', 'Input Binary Field', {
		required: true,
		default: 'data',
		placeholder: 'e.g. data',
		hint: 'The name of the input field that holds the file',
		description: 'A PDF, JPG or PNG of at most 10 MB',
	}),
	...additional(
		text('fileName', 'File Name', {
			placeholder: 'e.g. utility-bill.jpg',
			description: 'Name FinCode is told. Left out: the name of the file.',
		}),
	),
];

export const submitDocuments: Operation = {
	value: 'submitDocuments',
	name: 'Submit Document',
	action: 'Submit an identity document of a customer',
	description: 'Upload one KYC document of a customer from a binary field',
	effect: 'write',
	fields: fieldsOf(FORM),
	options: [uploadFormat, kycRuleId, pathVariant],
	nextStep: PATH_STEP,
	run: async (input, { send, unwrap, binary }) => {
		const values = payload(input, FORM);
		const document = checkedDocument(
			await binary(String(values.binaryPropertyName)),
			input.text('additionalFields.fileName'),
		);
		const format = chosenOption(input, uploadFormat);
		const { customerCode, documentType } = values as Record<string, string>;
		const about = { customerCode: customerCode ?? '', documentType: documentType ?? '' };
		const call = format === 'json' ? jsonCall(input, about, document) : formCall(input, about, document);
		const { body } = await send(call);
		return [asObject(unwrap(body))];
	},
};

interface About {
	customerCode: string;
	documentType: string;
}

function jsonCall(input: OperationInput, { customerCode, documentType }: About, file: KycDocument): HttpCall {
	return {
		method: 'POST',
		path: `${SERVICES_V6}${chosenOption(input, pathVariant)}`,
		body: {
			customerCode,
			attachedDocument: [
				{ name: file.fileName, idType: documentType, file_base64: file.data.toString('base64') },
			],
		},
	};
}

function formCall(input: OperationInput, { customerCode, documentType }: About, file: KycDocument): HttpCall {
	const form = new FormData();
	form.append('customerCode', customerCode);
	form.append('documentType', documentType);
	form.append('document', new Blob([new Uint8Array(file.data)], { type: file.mimeType }), file.fileName);
	const rule = textOption(input, kycRuleId);
	if (rule !== '') form.append('kycRuleId', rule);
	return {
		method: 'POST',
		// Unlike the JSON form, the page of the multipart form writes the path with a slash at its end.
		path: `${SERVICES_V6}${chosenOption(input, pathVariant, '/documentmanagement/attach-documents/')}`,
		body: form,
	};
}
