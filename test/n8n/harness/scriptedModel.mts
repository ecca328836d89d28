/** A chat model that says what a test has written down, in the words of OpenAI's chat completions, on the loopback. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ToolCall {
	tool: string;
	input: Record<string, unknown>;
}

/** What the model says next: calls of tools, or a last word. */
export type Turn = string | ToolCall[];

/** What the model was told, as far as tests look at it. */
export interface Prompt {
	messages: Array<{ role: string; content: unknown }>;
	tools?: Array<{ function: { name: string; description: string } }>;
}

export class ScriptedModel {
	/** All it was told, in order. */
	readonly prompts: Prompt[] = [];
	private readonly turns: Turn[] = [];
	private readonly server: Server;

	private constructor() {
		this.server = createServer((request, response) => {
			void bodyOf(request).then((body) => {
				this.prompts.push(JSON.parse(body) as Prompt);
				response.setHeader('content-type', 'application/json');
				// A connection that is kept may end just when n8n sends the next call on it.
				response.setHeader('connection', 'close');
				response.end(JSON.stringify(this.completion()));
			});
		});
	}

	static async start(): Promise<ScriptedModel> {
		const model = new ScriptedModel();
		await new Promise<void>((resolve) => model.server.listen(0, '127.0.0.1', resolve));
		return model;
	}

	/** Where it is, as a credential wants it. */
	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
	}

	/** Forgets everything, and says these turns from now on. */
	script(...turns: Turn[]): void {
		this.prompts.length = 0;
		this.turns.splice(0, Infinity, ...turns);
	}

	/** What its tools have answered, oldest first. */
	get toolAnswers(): string[] {
		const last = this.prompts.at(-1)?.messages ?? [];
		return last.filter(({ role }) => role === 'tool').map(({ content }) => String(content));
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private completion() {
		const turn = this.turns.shift() ?? 'The script is at its end.';
		const said =
			typeof turn === 'string' ? { content: turn } : { content: null, tool_calls: this.calls(turn) };
		return {
			id: `completion-${this.prompts.length}`,
			object: 'chat.completion',
			created: 0,
			model: 'scripted',
			choices: [
				{
					index: 0,
					message: { role: 'assistant', ...said },
					finish_reason: typeof turn === 'string' ? 'stop' : 'tool_calls',
				},
			],
			usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
		};
	}

	private calls(turn: ToolCall[]) {
		return turn.map(({ tool, input }, index) => ({
			id: `call_${this.prompts.length}_${index}`,
			type: 'function',
			function: { name: tool, arguments: JSON.stringify(input) },
		}));
	}
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	const parts: Buffer[] = [];
	for await (const part of request) parts.push(part as Buffer);
	return Buffer.concat(parts).toString('utf8');
}
