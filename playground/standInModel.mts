/**
 * A stand-in for a chat model, in the words of OpenAI's chat completions: it lets the agent example run without an
 * account. It reads the balance once, then names the open invoice whose reference or supplier the question mentions.
 */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HOST } from './environment.mts';

interface Message {
	role: string;
	content: unknown;
}

interface Prompt {
	messages: Message[];
	tools?: Array<{ function: { name: string } }>;
}

interface Invoice {
	reference: string;
	supplier: string;
}

interface Call {
	name: string;
	input: Record<string, unknown>;
}

export interface StandInModel {
	/** Where it is, as a credential for OpenAI wants it. */
	url: string;
	close(): Promise<void>;
}

/** Starts it on this machine, on a port nobody uses. */
export async function startStandInModel(): Promise<StandInModel> {
	const server = createServer((request, response) => {
		void bodyOf(request).then((body) => {
			response.setHeader('content-type', 'application/json');
			response.setHeader('connection', 'close');
			response.end(JSON.stringify(completion(nextCall(JSON.parse(body) as Prompt))));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
	const { port } = server.address() as AddressInfo;
	return { url: `http://${HOST}:${port}/v1`, close: async () => await closed(server) };
}

function nextCall({ messages, tools = [] }: Prompt): Call | undefined {
	const names = tools.map((tool) => tool.function.name);
	const balance = names.find((name) => name === 'Read_the_balance');
	if (balance && !messages.some(({ role }) => role === 'tool')) return { name: balance, input: {} };
	const answer = names.find((name) => name.startsWith('format_final'));
	return answer ? { name: answer, input: { output: choice(messages) } } : undefined;
}

function choice(messages: readonly Message[]): { reference: string; reason: string } {
	const asked = messages
		.filter(({ role }) => role === 'user')
		.map(({ content }) => textOf(content))
		.join('\n');
	const [, question = '', invoices = '[]'] = /Question: (.*?)\n\nOpen invoices: (\[.*\])/s.exec(asked) ?? [];
	const words = question.toLowerCase().match(/[\p{L}\d-]{4,}/gu) ?? [];
	const found = (JSON.parse(invoices) as Invoice[]).find(({ reference, supplier }) => {
		const known = `${reference} ${supplier}`.toLowerCase().split(' ');
		return words.some((word) => known.includes(word));
	});
	if (!found) return { reference: '', reason: 'The question names no open invoice.' };
	return {
		reference: found.reference,
		reason: `You asked about ${found.supplier}. I have read the balance.`,
	};
}

function textOf(content: unknown): string {
	return typeof content === 'string' ? content : JSON.stringify(content);
}

function completion(call: Call | undefined): unknown {
	const said = call
		? {
				content: null,
				tool_calls: [
					{
						id: `call_${call.name}`,
						type: 'function',
						function: { name: call.name, arguments: JSON.stringify(call.input) },
					},
				],
			}
		: { content: 'I am a stand-in, and know one example only.' };
	return {
		id: 'stand-in',
		object: 'chat.completion',
		created: 0,
		model: 'stand-in',
		choices: [
			{
				index: 0,
				message: { role: 'assistant', ...said },
				finish_reason: call ? 'tool_calls' : 'stop',
			},
		],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	const parts: Buffer[] = [];
	for await (const part of request) parts.push(part as Buffer);
	return Buffer.concat(parts).toString('utf8');
}

async function closed(server: Server): Promise<void> {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
}
