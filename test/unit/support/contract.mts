import contract from '../../contracts/hexai.json';
import type { ContractOperation } from './contracts.mts';

export const hexAiContract = contract;

export const hexAiOperations = contract.operations as ContractOperation[];

/** The signed sample delivery of the contract. */
export const vectors = contract.webhook.signatureVectors;
