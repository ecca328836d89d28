import { InputError } from './inputError';

// How many characters an IBAN of each country has, by the registry of SWIFT (ISO 13616).
const LENGTHS = new Map(
	`AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29
	ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28
	LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25
	QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20`
		.split(/\s+/)
		.map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** Whether a text has the form of an IBAN of a country that has them: its check number may still be wrong. */
export function looksLikeIban(text: string): boolean {
	const plain = withoutSeparators(text);
	return /^[A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}$/.test(plain) && LENGTHS.has(plain.slice(0, 2));
}

/**
 * An IBAN without the blanks and hyphens it is printed with, in capitals.
 *
 * @throws InputError when it has another length than those of its country, or a wrong check number (ISO 7064, mod 97)
 */
export function checkedIban(text: string, label: string): string {
	const iban = withoutSeparators(text);
	const wanted = LENGTHS.get(iban.slice(0, 2));
	if (wanted === undefined || !/^[A-Z]{2}[0-9]{2}[A-Z0-9]+$/.test(iban)) {
		throw new InputError(`${label} is not an IBAN`, 'An IBAN begins with two letters and two digits.');
	}
	if (iban.length !== wanted) {
		throw new InputError(
			`${label} is an IBAN with ${iban.length} characters, and one of ${iban.slice(0, 2)} has ${wanted}`,
			'Something is missing or too much: compare it with the document it is from.',
		);
	}
	if (remainderOf97(iban) !== 1) {
		throw new InputError(
			`${label} is an IBAN whose check number is wrong`,
			'It has a wrong letter or digit: compare it with the document it is from.',
		);
	}
	return iban;
}

/**
 * A BIC, 8 or 11 letters and digits (ISO 9362), in capitals.
 *
 * @throws InputError when it has another form
 */
export function checkedBic(text: string, label: string): string {
	const bic = withoutSeparators(text);
	if (/^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(bic)) return bic;
	throw new InputError(
		`${label} is not a BIC (SWIFT code)`,
		'A BIC has 8 or 11 letters and digits, for example DEUTDEFF.',
	);
}

function withoutSeparators(text: string): string {
	return text.replace(/[\s-]/g, '').toUpperCase();
}

function remainderOf97(iban: string): number {
	const moved = iban.slice(4) + iban.slice(0, 4);
	let remainder = 0;
	for (const sign of moved) {
		for (const digit of parseInt(sign, 36).toString()) remainder = (remainder * 10 + Number(digit)) % 97;
	}
	return remainder;
}
