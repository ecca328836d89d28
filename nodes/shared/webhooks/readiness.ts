import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';

import { wantedEvents, type TriggerStrategy } from '../api/webhook';
import { settingsOf } from './settings';

const NO_EVENTS = 'No event is chosen. Choose Any Event under Events, or fill in Custom Events.';

/**
 * Before a trigger goes live, for checkExists and create: refuses a set-up that could not verify anything.
 *
 * @returns true, which tells n8n that there is nothing to create
 * @throws NodeOperationError with the sentence that says what is missing
 */
export async function assertReady(this: IHookFunctions, strategy: TriggerStrategy): Promise<boolean> {
	const settings = await settingsOf(this, strategy);
	const problem = wantedEvents(settings.get).length === 0 ? NO_EVENTS : strategy.notReady(settings);
	if (problem !== undefined) {
		throw new NodeOperationError(this.getNode(), problem, {
			description: 'Until then no delivery could start the workflow, so the trigger was not switched on.',
		});
	}
	return true;
}
