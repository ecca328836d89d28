import type { INodeProperties, INodeType } from 'n8n-workflow';

import { FinCode } from '../../../nodes/FinCode/FinCode.node';
import { FinCodePollTrigger } from '../../../nodes/FinCode/FinCodePollTrigger.node';
import { loadOptions } from '../../../nodes/FinCode/fields/loadOptions';
import { countryAlpha3 } from '../../../nodes/shared/basics/countries';
import { currencyCode } from '../../../nodes/shared/basics/currencies';

/** All methods a form asks for its lists, at any depth. */
const asked = (value: unknown): string[] => {
	if (Array.isArray(value)) return value.flatMap(asked);
	if (typeof value !== 'object' || value === null) return [];
	const own = (value as Partial<INodeProperties>).typeOptions?.loadOptionsMethod;
	return [...(own === undefined ? [] : [own]), ...Object.values(value).flatMap(asked)];
};

test.each<[string, INodeType]>([
	['action node', new FinCode()],
	['poll trigger', new FinCodePollTrigger()],
])('the %s has every list its form asks for', (_name, node) => {
	const names = asked(node.description.properties);
	expect(names.length).toBeGreaterThan(0);
	for (const name of names) expect(node.methods?.loadOptions).toHaveProperty(name);
});

test('countries have a name and the three letters, in the order of their names, and each can be sent', async () => {
	const list = await loadOptions.getCountries();
	expect(list.length).toBeGreaterThan(245);
	expect(list).toContainEqual({ name: 'Gambia (GMB)', value: 'GMB' });
	expect(list).toContainEqual({ name: 'United Kingdom (GBR)', value: 'GBR' });
	expect(list.map(({ name }) => name)).toEqual(
		list.map(({ name }) => name).sort((a, b) => a.localeCompare(b)),
	);
	for (const { name, value } of list) {
		expect(name).toMatch(/^.{3,} \([A-Z]{3}\)$/);
		expect(countryAlpha3(String(value), 'Country')).toBe(value);
	}
});

test('currencies are those in use, and each can be sent', async () => {
	const list = await loadOptions.getCurrencies();
	expect(list).toContainEqual({ name: 'Nigerian Naira (NGN)', value: 'NGN' });
	expect(list).toContainEqual({ name: 'Gambian Dalasi (GMD)', value: 'GMD' });
	const codes = list.map(({ value }) => value);
	expect(new Set(codes).size).toBe(codes.length);
	for (const gone of ['DEM', 'ZWD', 'GHC', 'XAU']) expect(codes).not.toContain(gone);
	for (const { value } of list) expect(currencyCode(String(value), 'Currency')).toBe(value);
});
