import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';

import { wantedEvents, type TriggerStrategy } from '../api/webhook';
import { settingsOf } from './settings';

/**
 * Before a trigger goes live, for checkExists and create: refuses a set-up that could not verify anything,
 * or would drop every event.
 *
 * @returns true, which tells n8n that there is nothing to create
 * @throws NodeOperationError with the sentence that says what is missing
 */
export async function assertReady(this: IHookFunctions, strategy: TriggerStrategy): Promise<boolean> {
	const settings = await settingsOf(this, strategy);
	const problem = strategy.notReady(settings);
	if (problem !== undefined) {
		throw new NodeOperationError(this.getNode(), problem, {
			description: 'Until then every delivery would be refused, so the trigger was not switched on.',
		});
	}
	if (wantedEvents(settings.get).length === 0) {
		throw new NodeOperationError(
			this.getNode(),
			'No event is chosen: choose Any Event under Events, or fill in Custom Events',
			{ description: 'Until then every delivery would be dropped, so the trigger was not switched on.' },
		);
	}
	return true;
}
