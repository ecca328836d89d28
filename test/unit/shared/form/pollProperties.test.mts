import type { INodeProperties } from 'n8n-workflow';

import { pollProperties, type PollForm } from '../../../../nodes/shared/form/pollProperties';
import { triggerProperties } from '../../../../nodes/shared/form/triggerProperties';

const notice: INodeProperties = { displayName: 'Asks.', name: 'notice', type: 'notice', default: '' };
const form = (more: Partial<PollForm> = {}) => pollProperties({ notice, ...more });
const named = (name: string, properties: INodeProperties[]) => properties.find((one) => one.name === name);
const options = (properties: INodeProperties[]) => named('options', properties)?.options as INodeProperties[];

test('what is told by one kind of event alone needs no choice of events', () => {
	expect(form().map(({ name }) => name)).toEqual(['notice', 'options']);
	const events = named('events', form({ events: [{ name: 'Paid', value: 'paid' }] }));
	expect(events?.options?.map((one) => ('value' in one ? one.value : ''))).toEqual(['*', 'paid']);
	expect(events?.default).toEqual(['*']);
});

test('options are those the list has a use for', () => {
	expect(options(form()).map(({ name }) => name)).toEqual(['mostEvents', 'onRepeat', 'output']);
	const all = form({ listOrder: 'any', pageSize: 20, since: 'From when on.' });
	expect(options(all).map(({ name }) => name)).toEqual([
		'listOrder',
		'lookBack',
		'mostEvents',
		'onRepeat',
		'output',
		'pageSize',
		'since',
	]);
	expect(named('listOrder', options(all))?.default).toBe('any');
	expect(named('pageSize', options(all))?.default).toBe(20);
});

test('repeats and output are those of the webhook triggers', () => {
	const webhook = options(triggerProperties({ notices: [], events: [] }));
	for (const name of ['onRepeat', 'output']) {
		expect(named(name, options(form()))).toBe(named(name, webhook));
	}
});
