/** An answer of a provider, whatever its status. Header names are in lower case. */
export interface Reply {
	status: number;
	headers: Record<string, string>;
	/** Parsed JSON, or `undefined` when the body is empty or not JSON (see `readable`). */
	body: unknown;
	/** False when there is a body and it is not JSON: a proxy's or a login page, a cut answer. */
	readable: boolean;
	/** The body as it came, when it is not JSON; long ones are cut. */
	text?: string;
	/** The whole body as it came, when it is JSON. */
	source?: string;
}
