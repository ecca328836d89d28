const WEIGHTS = [3, 7, 3, 3, 7, 3, 3, 7, 3, 3, 7, 3];

/**
 * Whether the last digit of a Nigerian account number is the one that follows from bank and serial number (Central Bank of
 * Nigeria, Revised Standards on NUBAN). Test accounts need not obey it.
 *
 * @param bankCode 3 digits; what the standard says of longer codes is not documented here
 * @param account 10 digits
 * @returns undefined when one of them has another form
 */
export function obeysNubanCheckDigit(bankCode: string, account: string): boolean | undefined {
	if (!/^[0-9]{3}$/.test(bankCode) || !/^[0-9]{10}$/.test(account)) return undefined;
	const counted = bankCode + account.slice(0, 9);
	const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(counted[place]), 0);
	return (10 - (sum % 10)) % 10 === Number(account[9]);
}
