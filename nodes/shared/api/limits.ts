/** What the options of an action node are when a person sets none. */
export const DEFAULT_TIMEOUT_SECONDS = 30;
export const DEFAULT_MAX_TRIES = 3;
export const DEFAULT_PARALLEL_ITEMS = 5;

/** A run of n8n should not sit in one node longer; the docs show the loop with a Wait node for that. */
export const MAX_WAIT_SECONDS = 300;
