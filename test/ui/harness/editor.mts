/** n8n's editor, signed in, and what a person does in it. */
import { selectors, type Locator } from 'playwright-core';
import { N8nClient } from '../../../playground/client.mts';
import type { Workflow, WorkflowInput } from '../../../playground/workflow.mts';
import { SOURCES, type EventSource } from '../../n8n/harness/eventSources.mts';
import { SECRET } from '../../n8n/harness/listening.mts';
import type { Credential } from '../../n8n/harness/workflows.mts';
import { frameOf, openBrowser, type OpenBrowser, type Page, picture } from './browser.mts';
import { runningPlayground, type Playground } from './playground.mts';

selectors.setTestIdAttribute('data-test-id');

/** How long an editor that has to be loaded first may take, on however busy a machine. */
const PATIENCE_MS = 60_000;

// A test opens it more than once.
jest.setTimeout(4 * PATIENCE_MS);

/** What is said for some seconds over whatever is there. */
const WITHOUT_MESSAGES = '[role="alert"] { display: none !important }';

/** That of a payout, to its options. */
const HEIGHT_OF_A_FORM = 560;

/** It lies over the canvas of each published workflow until it is closed. */
const WITHOUT_ADVICE =
	'[data-reka-popper-content-wrapper]:has([data-test-id="suggested-action-item"]) { display: none !important }';

export class Editor {
	readonly playground: Playground = runningPlayground();
	/** n8n's API, as the same person. */
	readonly client: N8nClient;
	private readonly browser: OpenBrowser;

	private constructor(browser: OpenBrowser) {
		this.browser = browser;
		this.client = new N8nClient(this.playground.printed.n8n ?? '', this.playground.cookie);
	}

	static async open(): Promise<Editor> {
		return new Editor(await openBrowser());
	}

	async close(): Promise<void> {
		await this.browser.close();
	}

	async closePages(): Promise<void> {
		await this.browser.closePages();
	}

	/** Opens a page that needs no login, such as a form. */
	async visit(url: string, viewport?: { width: number; height: number }): Promise<Page> {
		const page = await this.browser.open(url, viewport && { viewport });
		page.setDefaultTimeout(PATIENCE_MS);
		return page;
	}

	/** Opens a page of n8n as its owner. */
	async signedIn(path: string): Promise<Page> {
		const { hostname } = new URL(this.client.url);
		const cookie = {
			name: 'n8n-auth',
			value: this.client.cookie.replace('n8n-auth=', ''),
			domain: hostname,
			path: '/',
			expires: -1,
			httpOnly: true,
			secure: false,
			sameSite: 'Lax' as const,
		};
		const page = await this.browser.open('about:blank', { storageState: { cookies: [cookie], origins: [] } });
		page.setDefaultTimeout(PATIENCE_MS);
		await page.goto(`${this.client.url}${path}`);
		return page;
	}

	/** Saves a workflow so that the editor can run it: of one without pinned data it makes an error of its own. */
	async save(workflow: WorkflowInput): Promise<Workflow> {
		return await this.client.createWorkflow({ pinData: {}, ...workflow });
	}

	/** Opens the form of a node, as a click on it does. */
	async openNode(workflow: Workflow, name: string): Promise<Page> {
		const id = workflow.nodes.find((node) => node.name === name)?.id;
		const page = await this.signedIn(`/workflow/${workflow.id}/${id}`);
		await page.getByTestId('node-parameters').waitFor();
		return page;
	}

	/** Goes to the canvas of a workflow. */
	async showCanvas(page: Page, id: string): Promise<void> {
		await page.goto(`${this.client.url}/workflow/${id}`);
		await page.getByTestId('canvas-node').first().waitFor();
		await withoutAdvice(page);
	}

	/** The credential of a type that the playground has made. */
	async credential(type: string): Promise<{ id: string; name: string; type: string }> {
		const found = (await this.client.credentials()).find((one) => one.type === type);
		if (!found) throw new Error(`The playground has no credential of type ${type}.`);
		return found;
	}

	/** A credential for the sandbox that a test may spoil: it is of another name, and with the secret of the tests. */
	async ownCredential(node: string): Promise<Credential> {
		const source = Object.values<EventSource>(SOURCES).find(({ type }) => type === node);
		if (!source) throw new Error(`There is no provider ${node}.`);
		const [secret] = source.secretFields;
		const data = { ...source.credential(this.playground.printed.Sandbox ?? ''), [secret]: SECRET };
		const credential = {
			name: `${source.trigger.replace(' Trigger', '')} of my company`,
			type: `${node}Api`,
			data,
		};
		return await this.client.createCredential(credential);
	}
}

/** Takes away n8n's own advice for a published workflow, as a person does who closes it. */
export async function withoutAdvice(page: Page): Promise<void> {
	await page.addStyleTag({ content: WITHOUT_ADVICE });
}

/** Keeps a picture of the form of an open node beside what it gave out. */
export async function pictureOfForm(page: Page, name: string, height = HEIGHT_OF_A_FORM): Promise<void> {
	await page.addStyleTag({ content: WITHOUT_MESSAGES });
	const form = await frameOf(page.getByTestId('node-parameters'));
	const output = await frameOf(page.getByTestId('output-panel'));
	const width = output.x + output.width - form.x;
	await picture(page, name, { x: form.x, y: output.y, width, height });
}

/** The panel in which nodes are looked for. */
export class NodePanel {
	readonly root: Locator;
	private readonly page: Page;

	constructor(page: Page) {
		this.page = page;
		this.root = page.getByTestId('node-creator');
	}

	/** Opens it on a workflow that has a trigger. */
	async open(): Promise<void> {
		await this.page.getByTestId('node-creator-plus-button').click();
		await this.root.waitFor();
	}

	async type(words: string): Promise<void> {
		await this.root.getByRole('textbox').fill(words);
	}

	/** What it offers, from above. */
	async offers(): Promise<string[]> {
		const names = await this.root.getByTestId('node-creator-item-name').allTextContents();
		return names.map((name) => name.trim());
	}

	async choose(name: string): Promise<void> {
		await this.root.getByTestId('node-creator-item-name').getByText(name, { exact: true }).first().click();
	}
}

/**
 * Waits until what is read is what was expected, and gives the last reading in any case.
 *
 * @param read looks at a page that may not be there yet
 */
export async function settled<T>(read: () => Promise<T>, expected: T, patienceMs = 30_000): Promise<T> {
	const end = Date.now() + patienceMs;
	for (;;) {
		const now = await read();
		if (JSON.stringify(now) === JSON.stringify(expected) || Date.now() > end) return now;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}
