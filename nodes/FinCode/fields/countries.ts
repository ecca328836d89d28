import type { INodePropertyOptions } from 'n8n-workflow';

import { COUNTRY_CODES } from '../../shared/basics/countries';
import { countryAlpha3Field } from '../../shared/form/accountFields';
import type { More } from '../../shared/form/fieldTypes';
import type { Field } from '../../shared/form/fields';
import { fromList } from './listed';

/** A country, chosen from a list. */
export function country(name: string, displayName: string, more: More = {}): Field {
	return fromList('getCountries', countryAlpha3Field(name, displayName, more));
}

/** All countries by name, with the letters FinCode wants. */
export function countryOptions(): INodePropertyOptions[] {
	const names = new Intl.DisplayNames(['en'], { type: 'region' });
	return COUNTRY_CODES.map(([alpha2, alpha3]) => ({
		name: `${names.of(alpha2) ?? alpha2} (${alpha3})`,
		value: alpha3,
	})).sort((a, b) => a.name.localeCompare(b.name));
}
