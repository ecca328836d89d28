import type { ICredentialDataDecryptedObject, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { binaryFile } from './binaryFile';
import { CallFailure } from '../api/failure';
import { waitForFinal } from '../http/finalStatus';
import { itemInput, wantedRows } from './itemInput';
import type { HttpCall, Operation, OperationInput } from '../api/operation';
import { walkPages, type Paging } from '../http/pages';
import type { Provider } from '../api/provider';
import { realTiming } from '../http/retry';
import { asObject, rowsIn } from './rows';
import type { Transport } from '../http/transport';

/** What all items of a node's run have in common. */
export interface RunFacts {
	functions: IExecuteFunctions;
	provider: Provider;
	operation: Operation;
	/** `resource.operation`. */
	operationId: string;
	credential: ICredentialDataDecryptedObject;
	cancelled: () => boolean;
}

/** The calls of one item: one, several pages, or looks until a status is final. */
export class ItemCalls {
	private readonly input: OperationInput;
	/** Counts over all calls of the item, for values that must differ from try to try. */
	private readonly tries = { made: 0 };

	constructor(
		private readonly run: RunFacts,
		private readonly index: number,
		private readonly transport: Transport,
	) {
		this.input = itemInput(run.functions, index, run.credential);
	}

	/**
	 * The first call, ready to be sent; undefined for operations that build their calls as they go.
	 *
	 * @throws InputError when a parameter can't be sent as it is
	 */
	first(): HttpCall | undefined {
		return this.run.operation.request ? this.prepared(this.input) : undefined;
	}

	/**
	 * Makes the operation's calls and gives the rows of its answer.
	 *
	 * @param call the first call when it was prepared before
	 */
	async rows(call?: HttpCall): Promise<IDataObject[]> {
		const { operation, provider, functions, cancelled } = this.run;
		const { transport, input, tries } = this;
		if (operation.run) {
			return await operation.run(input, {
				send: async (one) =>
					await transport.send(this.prepare(one, input, tries), operation.effect, operation.refusal),
				unwrap: provider.unwrap.bind(provider),
				binary: async (field) => await binaryFile(functions, this.index, field),
			});
		}
		if (operation.paging) return await this.pages(operation.paging);
		const look = async () => {
			const sent = call ?? this.prepared(input, tries);
			const { body } = await transport.send(sent, operation.effect, operation.refusal);
			return { rows: this.output(body, input, sent), body };
		};
		if (operation.finalStatus && input.get('waitForFinalStatus') === true) {
			const seconds = Number(input.get('waitTimeout'));
			return [await waitForFinal(look, operation.finalStatus, seconds, realTiming, cancelled)];
		}
		return (await look()).rows;
	}

	private async pages(paging: Paging): Promise<IDataObject[]> {
		const { operation, credential, functions } = this.run;
		const { transport, input: first } = this;
		const number = (name: string) => (first.get(name) === undefined ? undefined : Number(first.get(name)));
		let pages = 0;
		return await walkPages(
			paging,
			wantedRows(first),
			async (page) => {
				const later = pages++ > 0;
				const input = itemInput(functions, this.index, credential, page);
				const sent = this.prepared(input);
				const reply = await transport
					.send(sent, operation.effect, operation.refusal)
					.catch(async (thrown: unknown) =>
						later && paging.notFoundIsEnd && isNotFound(thrown) ? undefined : await Promise.reject(thrown),
					);
				const list = this.list(reply?.body);
				if (!reply || (later && !list)) return { rows: [], body: reply?.body };
				return { rows: list ?? this.output(reply.body, input, sent), body: reply.body, last: !list };
			},
			{ page: number('filters.page'), offset: number('filters.offset'), size: number('options.pageSize') },
		);
	}

	private output(body: unknown, input: OperationInput, sent: HttpCall): IDataObject[] {
		const { operation, provider } = this.run;
		const list = this.list(body);
		if (list) return list.slice(0, wantedRows(input));
		const value = operation.output ? operation.output(body, input, sent) : provider.unwrap(body);
		return Array.isArray(value) ? value.map(asObject) : [asObject(value)];
	}

	private list(body: unknown): IDataObject[] | undefined {
		return rowsIn(this.run.operation, body)?.map(asObject);
	}

	private prepared(input: OperationInput, tries = { made: 0 }): HttpCall {
		const { operation, operationId } = this.run;
		if (!operation.request) throw new Error(`Operation ${operationId} has neither request nor run`);
		return this.prepare(operation.request(input), input, tries);
	}

	private prepare(call: HttpCall, input: OperationInput, tries: { made: number }): HttpCall {
		const { provider, operation, operationId } = this.run;
		if (!provider.prepare) return call;
		tries.made += 1;
		const ready = provider.prepare(call, input, {
			operation: operationId,
			effect: operation.effect,
			paymentKey: operation.payment ? input.text(operation.payment.keyParameter) : '',
			attempt: tries.made,
		});
		return { ...ready, again: () => this.prepare(call, input, tries) };
	}
}

function isNotFound(thrown: unknown): boolean {
	return thrown instanceof CallFailure && thrown.failure.httpStatus === 404;
}
