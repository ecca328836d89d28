/** What the options of an action node are when a person sets none. */
export const DEFAULT_TIMEOUT_SECONDS = 30;
export const DEFAULT_MAX_TRIES = 3;
export const DEFAULT_PARALLEL_ITEMS = 5;

/** How many rows Return All reads at most: n8n keeps all of them in memory. */
export const DEFAULT_MOST_ROWS = 100_000;
export const MOST_ROWS = 1_000_000;

/** A run of n8n should not sit in one node longer; the docs show the loop with a Wait node for that. */
export const MAX_WAIT_SECONDS = 300;

/** What the options of a poll trigger are when a person sets none. */
export const DEFAULT_MOST_EVENTS = 100;

/** Half of the events a trigger remembers: after a crash those of a whole poll must be known. */
export const MOST_EVENTS = 1000;

export const DEFAULT_LOOK_BACK = 200;

/** Fewer rows could all change between two polls: what stands between them could not be told from older ones then. */
export const LEAST_LOOK_BACK = 10;

/** What is remembered of the rows is saved with the workflow, about 30 bytes each. */
export const MOST_LOOK_BACK = 1000;
