import type { INodePropertyOptions } from 'n8n-workflow';

import { CURRENCY_CODES } from '../../shared/basics/currencies';
import { countryOptions } from './countries';
import type { ListName } from './listed';

/** The currencies in use, by name. */
export function currencyOptions(): INodePropertyOptions[] {
	const names = new Intl.DisplayNames(['en'], { type: 'currency' });
	return CURRENCY_CODES.map((code) => ({ name: `${names.of(code) ?? code} (${code})`, value: code })).sort(
		(a, b) => a.name.localeCompare(b.name),
	);
}

/** The lists of the form, by the names its fields ask for them. */
export const loadOptions: Record<ListName, () => Promise<INodePropertyOptions[]>> = {
	getCountries: async () => countryOptions(),
	getCurrencies: async () => currencyOptions(),
};
