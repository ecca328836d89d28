/** A Markdown table with columns of even width, as prettier writes it. */
export function table(head, rows) {
	const widths = head.map((title, column) => Math.max(...[head, ...rows].map((row) => row[column].length)));
	const line = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
	return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
