import type { HttpCall } from '../api/call';
import type { Refusal } from '../api/failure';
import type { Operation, OperationInput } from '../api/operation';
import { otherPayment } from '../api/otherPayment';
import { otherRecord } from '../api/otherRecord';
import type { Provider } from '../api/provider';
import type { Reply } from '../api/reply';
import { at, firstText } from '../basics/json';

/**
 * What an answer is when it is about something else than the call: another payment than the one that was sent, or
 * another record than the one that was asked for. What became of this one, nobody has said.
 *
 * @param draft the call as the operation builds it
 */
export function refusalOfAnother(
	{ body }: Reply,
	draft: HttpCall,
	input: OperationInput,
	{ provider, operation }: { provider: Provider; operation: Operation },
): Refusal | undefined {
	const { payment, about } = operation;
	const record = onlyOne(provider.unwrap(body));
	const other = about && otherRecord(record, input.text(about.parameter), about.members);
	if (!payment) return other === undefined ? undefined : anotherRecord(other, operation, provider);
	const records = [record, onlyOne(at(body, 'data')), body];
	const sent = { call: draft, facts: payment.facts(draft, input), names: payment.answerNames };
	const differs = other ?? otherPayment(records, sent);
	if (differs === undefined) return undefined;
	return {
		own: 'NOT_CONFIRMED',
		message: `the answer is about another payment: it says ${differs}`,
		transactionId: firstText(record, provider.paymentIds ?? []),
		outcome: 'unknown',
	};
}

function anotherRecord(other: string, { effect }: Operation, { name }: Provider): Refusal {
	const nextStep = `Run the item again. If it comes out like this again, send these words to ${name}.`;
	return {
		own: 'OTHER_RECORD',
		message: `the answer is about something else: it says ${other}`,
		outcome: 'unknown',
		...(effect === 'read' ? { nextStep } : {}),
	};
}

function onlyOne(value: unknown): unknown {
	return Array.isArray(value) && value.length === 1 ? (value as unknown[])[0] : value;
}
