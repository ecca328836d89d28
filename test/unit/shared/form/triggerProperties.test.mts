import type { INodeProperties } from 'n8n-workflow';

import { triggerProperties, type TriggerForm } from '../../../../nodes/shared/form/triggerProperties';

const notice = (name: string): INodeProperties => ({ displayName: name, name, type: 'notice', default: '' });
const form = (more: Partial<TriggerForm> = {}) =>
	triggerProperties({ notices: [notice('notice')], events: [], ...more });
const named = (name: string, properties: INodeProperties[]) => properties.find((one) => one.name === name);
const options = (properties: INodeProperties[]) =>
	(named('options', properties)?.options as INodeProperties[]).map(({ name }) => name);

test('says first where the URL goes, and takes fields of the provider after it', () => {
	const own: INodeProperties = { displayName: 'Own', name: 'own', type: 'string', default: '' };
	expect(form({ fields: [own] }).map(({ name }) => name)).toEqual([
		'notice',
		'own',
		'events',
		'customEvents',
		'options',
	]);
});

test('documented events are offered, any event first and by default', () => {
	const events = named('events', form({ events: [{ name: 'Paid', value: 'paid' }] }));
	expect(events?.options?.map((one) => ('value' in one ? one.value : ''))).toEqual(['*', 'custom', 'paid']);
	expect(events?.default).toEqual(['*']);
});

test('events nobody documents are typed, once Custom is chosen', () => {
	expect(named('events', form())?.options).toHaveLength(2);
	expect(named('customEvents', form())).toMatchObject({
		type: 'string',
		typeOptions: { multipleValues: true },
		displayOptions: { show: { events: ['custom'] } },
	});
});

test('a notice may depend on another field', () => {
	expect(
		form({ notices: ['one', 'two'].map(notice) })
			.map(({ name }) => name)
			.slice(0, 2),
	).toEqual(['one', 'two']);
});

test('Confirm With API is offered only where there is a call for it', () => {
	expect(options(form())).toEqual(['onRepeat', 'output']);
	expect(options(form({ confirmable: 'Whether to ask.' }))).toEqual(['confirmWithApi', 'onRepeat', 'output']);
});
