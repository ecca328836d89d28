import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';

import type { TriggerStrategy } from '../api/webhook';
import { settingsOf } from './settings';

/**
 * Before a trigger goes live, for checkExists and create: refuses a set-up that could not verify anything.
 *
 * @returns true, which tells n8n that there is nothing to create
 * @throws NodeOperationError with the sentence that says what is missing
 */
export async function assertReady(this: IHookFunctions, strategy: TriggerStrategy): Promise<boolean> {
	const problem = strategy.notReady(await settingsOf(this, strategy));
	if (problem !== undefined) {
		throw new NodeOperationError(this.getNode(), problem, {
			description: 'Until then every delivery would be refused, so the trigger was not switched on.',
		});
	}
	return true;
}
