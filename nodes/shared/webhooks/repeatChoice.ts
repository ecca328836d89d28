/**
 * Whether the trigger gives out repeats too, with a mark. What the provider sent is given out as it is and can't bear
 * one.
 *
 * @param get a parameter of the trigger node; a dot reaches into Options
 */
export function passesRepeatsOn(get: (name: string) => unknown): boolean {
	return get('options.onRepeat') === 'pass' && get('options.output') !== 'raw';
}
