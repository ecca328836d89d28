import type { Operation, OperationInput } from '../api/operation';

/** Few enough that the first call goes out soon, and that little else of n8n has to wait. */
const AT_ONCE = 50;

/**
 * The inputs of items that are read. Their expressions are evaluated for several items in one go: n8n does it in an
 * isolate, which takes nearly twice as long for a single one between two calls.
 */
export class InputsAhead {
	private readonly inputs = new Map<number, OperationInput>();

	/**
	 * @param count how many items there are
	 * @param inputOf the input of an item, which reads each of its parameters once
	 */
	constructor(
		private readonly operation: Pick<Operation, 'request'>,
		private readonly count: number,
		private readonly inputOf: (index: number) => OperationInput,
	) {}

	/** The input of an item; items are asked for in their order, each once. */
	take(index: number): OperationInput {
		const known = this.inputs.get(index);
		if (known === undefined) this.readFrom(index + 1);
		this.inputs.delete(index);
		return known ?? this.inputOf(index);
	}

	private readFrom(first: number): void {
		for (let index = first; index < Math.min(first + AT_ONCE, this.count); index++) {
			const input = this.inputOf(index);
			this.inputs.set(index, input);
			try {
				this.operation.request?.(input);
			} catch {
				// The item itself says it when its turn has come.
				continue;
			}
		}
	}
}
