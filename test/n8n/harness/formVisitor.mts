/** A person at an n8n form: fills a page in, sends it, and reads the page that follows. */
import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';

/** What a person types, in the order of the fields; undefined where a page shows a text in place of a field. */
export type Answers = ReadonlyArray<string | File | undefined>;

const LIMIT_MS = 180_000;
const AGAIN_LIMIT_MS = 10_000;

export class FormVisitor {
	/** Where the page that was shown last is. */
	private url: string;

	/** @param url the production URL of the form */
	constructor(url: string) {
		this.url = url;
	}

	/** Sends the page and reads the next one, as text; a redirect gives the address it leads to. */
	async send(...answers: Answers): Promise<string> {
		const { data, status } = await this.post(answers);
		if (!data.formWaitingUrl)
			throw new Error(`The form answered ${status}: ${JSON.stringify(data).slice(0, 300)}`);
		this.url = data.formWaitingUrl;
		return await this.nextPage();
	}

	/** Opens the page that was sent last once more, as from the history of a browser, and reads what it says. */
	async reopen(): Promise<string> {
		return await this.nextPage();
	}

	/** Sends the page that was sent last once more, as after a click on Back; n8n may never answer that. */
	async sendAgain(...answers: Answers): Promise<void> {
		await this.post(answers, AGAIN_LIMIT_MS).catch((error: unknown) => {
			if (!(axios.isAxiosError(error) && error.code === 'ECONNABORTED')) throw error;
		});
	}

	private async post(
		answers: Answers,
		timeout?: number,
	): Promise<{ data: { formWaitingUrl?: string }; status: number }> {
		const form = new FormData();
		for (const [index, answer] of answers.entries())
			if (answer !== undefined) form.append(`field-${index}`, answer);
		return await axios.post<{ formWaitingUrl?: string }>(this.url, form, {
			proxy: false,
			timeout,
			validateStatus: () => true,
		});
	}

	/** While the execution works n8n answers nothing at all, so it is asked how far it is, as its own pages do. */
	private async nextPage(): Promise<string> {
		const end = Date.now() + LIMIT_MS;
		for (;;) {
			const status = await this.status();
			if (['form-waiting', 'success'].includes(status)) break;
			if (!['new', 'running', 'waiting'].includes(status) || Date.now() > end) {
				throw new Error(`No page follows: the execution is ${status}.`);
			}
			await sleep(100);
		}
		const { data } = await axios.get<string>(this.url, { proxy: false });
		return textOf(data);
	}

	private async status(): Promise<string> {
		const url = new URL(this.url);
		url.pathname += '/n8n-execution-status';
		const { data } = await axios.get<string>(url.href, { proxy: false });
		return String(data).trim();
	}
}

/** What a person reads on a page; the address where it only leads on. */
function textOf(html: string): string {
	const target = /id='redirectUrl' href='([^']+)'/.exec(html)?.[1];
	if (target) return target.replaceAll('&amp;', '&');
	const body = html.replace(/[\s\S]*<body[^>]*>/, '').replace(/<script[\s\S]*/, '');
	return body
		.replace(/<br\s*\/?>/g, '\n')
		.replace(/<select[\s\S]*?<\/select>|<svg[\s\S]*?<\/svg>|<style[\s\S]*?<\/style>/g, '')
		.replace(/<[^>]+>/g, ' ')
		.replaceAll('&#39;', "'")
		.replaceAll('&#x27;', "'")
		.replaceAll('&quot;', '"')
		.replaceAll('&amp;', '&')
		.split('\n')
		.map((line) => line.replace(/\s+/g, ' ').trim())
		.filter((line) => line !== '')
		.join('\n');
}
