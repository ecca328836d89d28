/** Names of fields, which say what kind of value they hold: `paid_at`, `completedDate`, `success_url`. */
const FIELD_NAME =
	/\b[a-z][a-z0-9]*(?:_[a-z0-9]+|[A-Z][a-z0-9]*)*(?:_(?:at|on|by|date|time|amount|id|ref|reference|url|count|balance|currency|account|number|name)|(?:At|On|By|Date|Time|Amount|Id|Ref|Reference|Url|URL|Count|Balance|Currency|Account|Number|Name))\b/g;

/**
 * The words of a text in lower case parted by one blank, with a stroke where a part of a sentence ends. Codes and
 * names in one piece come apart (`ACCOUNT_DEBITED`, `accountDebited`); names of fields are left out.
 */
export function sentenceOf(text: string): string {
	return text
		.replace(/[\u2018\u2019]/g, "'")
		.replace(FIELD_NAME, ' ')
		.replace(/([a-z0-9])([A-Z])/g, '$1 $2')
		.replace(/[.!?](?=\s|$)|[,;:()[\]{}\n\r]|(?<=\s)[-\u2013\u2014/]+(?=\s)/g, ' | ')
		.replace(/[^\p{L}\p{N}'|]+/gu, ' ')
		.replace(/\|(?: ?\|)+/g, '|')
		.trim()
		.toLowerCase();
}
