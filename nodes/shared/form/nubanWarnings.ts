import { obeysNubanCheckDigit } from '../basics/nubanCheckDigit';
import { textOf } from '../basics/text';

/**
 * What is odd about a Nigerian account and may still be right, as test accounts are.
 *
 * @param bankCode what the form holds; nothing is said unless it is a code of 3 digits
 * @param label of the account number
 */
export function nubanWarnings(bankCode: unknown, account: unknown, label: string): string[] {
	if (obeysNubanCheckDigit(textOf(bankCode), textOf(account)) !== false) return [];
	return [
		`The last digit of ${label} does not fit the bank code: one of the two may be mistyped. Test accounts may have such numbers.`,
	];
}
