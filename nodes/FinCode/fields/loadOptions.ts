import type { INodePropertyOptions } from 'n8n-workflow';

import { countryOptions } from './countries';
import type { ListName } from './listed';

// ISO 4217 without funds, metals and test codes: Node's own list also holds currencies that are gone.
const CURRENCIES = `
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP
CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF
IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD
MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB
RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD
UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW`;

/** The currencies in use, by name. */
export function currencyOptions(): INodePropertyOptions[] {
	const names = new Intl.DisplayNames(['en'], { type: 'currency' });
	return CURRENCIES.trim()
		.split(/\s+/)
		.map((code) => ({ name: `${names.of(code) ?? code} (${code})`, value: code }))
		.sort((a, b) => a.name.localeCompare(b.name));
}

/** The lists of the form, by the names its fields ask for them. */
export const loadOptions: Record<ListName, () => Promise<INodePropertyOptions[]>> = {
	getCountries: async () => countryOptions(),
	getCurrencies: async () => currencyOptions(),
};
