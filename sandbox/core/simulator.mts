import type { FastifyInstance } from 'fastify';
import type { Clock } from './clock.mts';
import type { Deliveries, Outgoing } from './deliveries.mts';
import type { AimedCalls } from './faults.mts';
import type { SettingsView } from './settings.mts';

/** What the server gives each simulator to work with. */
export interface Bench {
	clock: Clock;
	deliveries: Deliveries;
}

/** An HTTP status with a sentence; a simulator may throw errors of its own kind that carry more. */
export interface Problem {
	statusCode: number;
	message: string;
}

/** A wish for a webhook made on purpose, often a bad one. */
export interface ForgeWish {
	kind: string;
	reference: string | undefined;
	amount: string | undefined;
	status: string | undefined;
}

/** A button of a table row on the dashboard: runs one of the simulator's `actions` on a subject. */
export interface RowAction {
	label: string;
	action: string;
	subject: string;
}

/** A text, a point in time, or an amount, each shown in its own way. */
export type Cell = string | { time: number } | { amount: string };

export interface TableRow {
	cells: readonly Cell[];
	/** Shown as a coloured badge in the last column. */
	state: { text: string; tone: Tone };
	link?: { label: string; href: string };
	actions: readonly RowAction[];
}

export type Tone = 'good' | 'bad' | 'waiting';

export interface Table {
	title: string;
	columns: readonly string[];
	rows: readonly TableRow[];
	/** What to do to see something, while there are no rows. */
	empty: string;
}

/** What a simulator knows of what can go wrong. What is left out has no button. */
export interface TroubleFacts {
	/** Calls that move money, and calls a lost payment is found by. */
	calls: AimedCalls;
	/** The kind of webhook that looks right and is not signed by the provider. */
	forgedKind: string;
	/** Puts everything the accounts hold aside, and back. */
	balances?: { areEmpty(): boolean; empty(): void; restore(): void };
}

/** What the dashboard shows of one simulator; the server turns it into a page. */
export interface DashboardView {
	/** Lines to copy into a credential. */
	credentials: ReadonlyArray<{ label: string; value: string }>;
	figures: ReadonlyArray<{ label: string; value: string }>;
	tables: readonly Table[];
}

/**
 * One provider. Everything else (faults, journal, control calls, clock, deliveries, dashboard) comes from the server,
 * so a new provider is one module that returns this object and one line in `providers/index.mts`.
 */
export interface Simulator {
	/** First part of its addresses: `/<name>/...` and `/control/<name>/...`. */
	readonly name: string;
	readonly title: string;
	readonly summary: string;
	/** Calls below `/<name><apiPrefix>` are journaled and can be hit by faults. */
	readonly apiPrefix: string;
	/** What a credential's base URL ends with below `/<name>`, when that is not the API prefix. */
	readonly basePath?: string;
	/** Request headers, besides `authorization`, that the journal must mask; lower case. */
	readonly secretHeaders: readonly string[];
	readonly settings: SettingsView;
	/** Adds the provider's routes below its API prefix. Bodies arrive as raw bytes, GET bodies included. */
	api(app: FastifyInstance): void;
	/** Adds pages below `/<name>`, such as a checkout; form bodies arrive as raw bytes. */
	pages?(app: FastifyInstance): void;
	/** Adds control calls below `/control/<name>`; bodies arrive parsed. */
	control?(app: FastifyInstance): void;
	/** The provider's error body for an error its routes threw, for a fault, or for a call that fits no route. */
	errorBody(problem: Problem): unknown;
	/** What the buttons of the dashboard's table do, by name. */
	readonly actions: Readonly<Record<string, (subject: string) => Promise<unknown>>>;
	readonly troubles?: TroubleFacts;
	readonly forgeKinds: ReadonlyArray<{ kind: string; label: string }>;
	forge(wish: ForgeWish): Outgoing;
	state(): unknown;
	dashboard(origin: string): DashboardView;
	/** Forgets everything; the server has already reset the bench. */
	reset(): void;
}

export type SimulatorFactory = (bench: Bench) => Simulator;
