import { eventsAreAsShown, outputIsAsShown, type Sample } from './behaviours/schemas.mts';
import { CALLS } from './fincode.calls.mts';
import { announcedTransfer, fincode, transactionToPay } from './fincode.mts';
import { TRANSFERS } from './fincode.transfers.mts';
import { PollNode } from './harness/pollNode.mts';
import { CREDENTIAL, worldOf } from './harness/world.mts';

const world = worldOf(fincode);

/** What the simulator adds to answers FinCode does not document, and fields whose names the sample has chosen. */
const UNSHOWN: Record<string, readonly string[]> = {
	'quote.calculate': ['quoteId', 'expiresAt'],
	'transaction.getAll': ['recipient', 'sendAmountNumber'],
	'beneficiary.create': ['phone', 'relationship'],
	'beneficiary.addBankDetails': ['bankname', 'branch'],
	'customer.updateProfile': ['address', 'address.city'],
	'wallet.getTransferStatus': ['settlementDetails.accountNumber'],
	// The token of the card, which is hidden.
	'payment.payWithToken': ['paymentReference'],
};

/** Waits for a payment besides the one that is dealt with, so that a list is left. */
async function secondAwaiting() {
	await announcedTransfer(world);
	return {};
}

const DOCUMENT: Sample = {
	parameters: {
		resource: 'customer',
		operation: 'submitDocuments',
		customerCode: 'CUST123456',
		documentType: 'UTILITY_BILL',
		binaryPropertyName: 'data',
	},
	binary: { data: { data: Buffer.from('%PDF-1.7').toString('base64'), mimeType: 'application/pdf' } },
};

const CANCELLED: Sample = {
	parameters: { resource: 'payment', operation: 'cancelAwaiting', awaitingPaymentId: 'AP12345' },
	item: secondAwaiting,
};

outputIsAsShown(world, 'FinCode', [
	DOCUMENT,
	CANCELLED,
	...CALLS.filter(({ parameters }) => parameters.operation !== 'cancelAwaiting').map(
		({ title, parameters, prepare }) => ({
			parameters,
			item: async () => (await prepare?.(world)) ?? {},
			unshown: UNSHOWN[title],
		}),
	),
	...TRANSFERS.map(({ title, parameters, prepare, amount }) => ({
		parameters,
		item: async () => ({ ...(await prepare(world, amount('00'))), key: 'K-1', amount: amount('00') }),
		unshown: UNSHOWN[title],
	})),
]);

eventsAreAsShown('FinCode', {
	webhook: async () => {
		const trigger = await world.trigger();
		await world.sandbox.forge('genuine');
		return trigger.started.flat();
	},
	poll: async () => {
		const trigger = new PollNode(world.engine, {
			type: 'finCodePollTrigger',
			parameters: {},
			credential: { type: 'finCodeApi', id: CREDENTIAL },
		});
		await trigger.publish();
		await transactionToPay(world);
		return await trigger.poll();
	},
});
