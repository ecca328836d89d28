import { COUNTRY_CODES, countryAlpha2, countryAlpha3 } from '../../../../nodes/shared/basics/countries';
import { InputError } from '../../../../nodes/shared/basics/inputError';
import { inputErrorOf } from '../../support/errors.mts';

const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

// What the runtime calls a region and ISO 3166 does not list: groups, dependencies, and codes out of use.
const NO_COUNTRIES =
	'AC AN BU CP CQ CS DD DG DY EA EU EZ FQ FX HV IC JT MI NH NQ NT PC PU PZ QO RH SU TA TP UK UN VD WK XA XB YD YU ZR ZZ';

test('are those the runtime knows by name, one by one', () => {
	const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
	const known = letters
		.flatMap((a) => letters.map((b) => a + b))
		.filter((code) => names.of(code) !== undefined);
	const countries = known.filter((code) => !NO_COUNTRIES.split(' ').includes(code));
	expect(COUNTRY_CODES.map(([two]) => two).sort()).toEqual(countries.sort());
});

// Those whose three letters don't begin with the two, and the countries the providers work in.
const THREE_LETTERS: Record<string, string> = {
	AE: 'ARE',
	AO: 'AGO',
	AQ: 'ATA',
	AT: 'AUT',
	AX: 'ALA',
	BA: 'BIH',
	BB: 'BRB',
	BD: 'BGD',
	BF: 'BFA',
	BI: 'BDI',
	BJ: 'BEN',
	BY: 'BLR',
	CD: 'COD',
	CF: 'CAF',
	CG: 'COG',
	CH: 'CHE',
	CI: 'CIV',
	CL: 'CHL',
	CM: 'CMR',
	CN: 'CHN',
	CV: 'CPV',
	DE: 'DEU',
	DJ: 'DJI',
	DK: 'DNK',
	DZ: 'DZA',
	EE: 'EST',
	EG: 'EGY',
	ER: 'ERI',
	ES: 'ESP',
	ET: 'ETH',
	FR: 'FRA',
	GA: 'GAB',
	GB: 'GBR',
	GH: 'GHA',
	GM: 'GMB',
	GN: 'GIN',
	GQ: 'GNQ',
	GW: 'GNB',
	HR: 'HRV',
	IE: 'IRL',
	IL: 'ISR',
	IN: 'IND',
	IT: 'ITA',
	JP: 'JPN',
	KE: 'KEN',
	KH: 'KHM',
	KM: 'COM',
	KP: 'PRK',
	KR: 'KOR',
	LR: 'LBR',
	LS: 'LSO',
	LT: 'LTU',
	LV: 'LVA',
	LY: 'LBY',
	MA: 'MAR',
	MG: 'MDG',
	ML: 'MLI',
	MR: 'MRT',
	MU: 'MUS',
	MW: 'MWI',
	MX: 'MEX',
	MZ: 'MOZ',
	NA: 'NAM',
	NE: 'NER',
	NG: 'NGA',
	NL: 'NLD',
	NO: 'NOR',
	PL: 'POL',
	PT: 'PRT',
	RO: 'ROU',
	RS: 'SRB',
	RU: 'RUS',
	RW: 'RWA',
	SC: 'SYC',
	SD: 'SDN',
	SE: 'SWE',
	SI: 'SVN',
	SK: 'SVK',
	SL: 'SLE',
	SN: 'SEN',
	SO: 'SOM',
	SS: 'SSD',
	ST: 'STP',
	SZ: 'SWZ',
	TD: 'TCD',
	TG: 'TGO',
	TN: 'TUN',
	TR: 'TUR',
	TZ: 'TZA',
	UA: 'UKR',
	UG: 'UGA',
	US: 'USA',
	VA: 'VAT',
	XK: 'XKX',
	ZA: 'ZAF',
	ZM: 'ZMB',
	ZW: 'ZWE',
};

test('each has three letters of its own', () => {
	expect(Object.fromEntries(COUNTRY_CODES)).toMatchObject(THREE_LETTERS);
	for (const [, three] of COUNTRY_CODES) expect(three).toMatch(/^[A-Z]{3}$/);
	expect(new Set(COUNTRY_CODES.map(([, three]) => three)).size).toBe(COUNTRY_CODES.length);
});

test('go out in capitals', () => {
	expect(countryAlpha3('gbr', 'Country')).toBe('GBR');
	expect(countryAlpha2(' gb ', 'Country')).toBe('GB');
});

test('in the other form are refused with the code that is meant', () => {
	for (const [two, three] of COUNTRY_CODES) {
		expect(inputErrorOf(() => countryAlpha3(two, 'Country')).hint).toBe(`Use ${three}.`);
		expect(inputErrorOf(() => countryAlpha2(three, 'Country')).hint).toBe(`Use ${two}.`);
	}
});

test.each(['ENG', 'UK', 'Nigeria', '', '826', 'CONSTRUCTOR', '#N/A', '__proto__'])('%j is none', (text) => {
	expect(() => countryAlpha3(text, 'Country')).toThrow(InputError);
	expect(() => countryAlpha2(text, 'Country')).toThrow(InputError);
});
