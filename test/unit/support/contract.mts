import contract from '../../contracts/hexai.json';

/** One parameter of an operation, as the contract writes it down. */
export interface ContractParam {
	name: string;
	in: string;
	api: string;
	type: string;
	required: boolean;
	group: string | null;
	default?: unknown;
	options?: string[];
	example?: unknown;
	paymentKey?: boolean;
}

/** One operation of the contract. */
export interface ContractOperation {
	resource: string;
	operation: string;
	name: string;
	action: string;
	effect: string;
	method: string;
	path: string;
	params: ContractParam[];
	list: boolean;
	response: unknown;
}

export const hexAiContract = contract;

export const hexAiOperations: ContractOperation[] = contract.operations;

/** The signed sample delivery of the contract. */
export const vectors = contract.webhook.signatureVectors;
