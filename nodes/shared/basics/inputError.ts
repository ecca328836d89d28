/**
 * Something a person filled in that can't be sent. Thrown before any call, so nothing has happened at the
 * provider; errors/itemError turns it into the error that names the item and says that nothing was sent.
 */
export class InputError extends Error {
	/**
	 * @param message what is wrong, in words of the form the person sees
	 * @param hint what to do about it
	 */
	constructor(
		message: string,
		readonly hint = '',
	) {
		super(message);
		this.name = 'InputError';
	}

	/** What n8n shows below the message where nothing of this package stands in between. */
	get description(): string {
		return this.hint;
	}
}
