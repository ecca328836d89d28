/** Longest piece of a value an error repeats. */
const MOST_QUOTED = 80;

/** Longest piece of what an answer says. */
const MOST_TOLD = 300;

/** A value as an error repeats it: a pasted document must not become a message. */
export function shortened(text: string): string {
	return beginning(text, MOST_QUOTED);
}

/** What an answer says, as an error repeats it: its first sentences. */
export function told(text: string): string {
	return beginning(text, MOST_TOLD);
}

function beginning(text: string, most: number): string {
	// A mark and the letter it stands on, or the halves of one sign, are not torn apart.
	if (text.length <= most) return text;
	return `${[...text.slice(0, most * 2)].slice(0, most - 1).join('')}…`;
}

/** A value as an error repeats it, in quotes. */
export function quoted(text: string): string {
	return `"${shortened(text)}"`;
}

/** The same for what may be an account number: of long rows of digits only the last four show. */
export function quotedAccount(text: string): string {
	return quoted(text.replace(/[0-9](?:[ -]?[0-9]){6,}/g, (number) => `…${number.slice(-4)}`));
}

/** The longest value of an answer that a sentence repeats. */
const LONGEST_VALUE = 100;

/** A value of an answer as it is, or how long it is: a secret cut in two would no longer be found and hidden. */
export function wholeOrLength(text: string): string {
	return text.length <= LONGEST_VALUE ? text : `a text of ${text.length} characters`;
}
