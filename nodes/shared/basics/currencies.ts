import { InputError } from './inputError';
import { quoted } from './quote';
import { refuseSpoilt } from './spoilt';

// ISO 4217, what is money today: neither the codes of metals and of securities nor those for tests. The runtime's own
// list is no help: it holds what is out of use as well, such as the Ghanaian cedi before 2007.
const CODES = `
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP
CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR
IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU
MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG
SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV
WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG`;

/** The currencies of ISO 4217 that are in use. */
export const CURRENCY_CODES: readonly string[] = CODES.trim().split(/\s+/);

const KNOWN: ReadonlySet<string> = new Set(CURRENCY_CODES);

/** Whether three capitals are a currency of ISO 4217. */
export function isCurrency(code: string): boolean {
	return KNOWN.has(code);
}

/**
 * The three letters of a currency (ISO 4217), in capitals.
 *
 * @throws InputError when there is no such code
 */
export function currencyCode(text: string, label: string): string {
	const code = text.trim().toUpperCase();
	if (KNOWN.has(code)) return code;
	refuseSpoilt(text, label);
	throw new InputError(
		`${label} ${quoted(text)} is not a currency code`,
		'Use the three letters of ISO 4217, for example GBP, NGN or GMD.',
	);
}
