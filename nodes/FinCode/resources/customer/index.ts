import type { Resource } from '../../../shared/api/operation';
import { getProfile } from './getProfile';
import { register } from './register';
import { submitDocuments } from './submitDocuments';
import { submitRiskAssessment } from './submitRiskAssessment';
import { updateProfile } from './updateProfile';

export const customer: Resource = {
	value: 'customer',
	name: 'Customer',
	operations: [getProfile, register, submitDocuments, submitRiskAssessment, updateProfile],
};
