import { type Api, LENDING } from '../api.mts';
import { toMilli, toNumber } from '../money.mts';
import { FincodeProblem, invalid } from '../problems.mts';
import { PRODUCT } from '../investments.mts';

const USER = '/v1/user';

/** The calls of the investment host; here they answer on the same origin. */
export function addInvestments(api: Api): void {
	const read = { method: 'GET', headers: LENDING } as const;
	api.add({ ...read, path: `${USER}/quote/get-quote/:productId/:units` }, (call) => {
		const units = call.param('units');
		const total = call.parts.investments.price(call.param('productId'), units);
		return { data: { totalAmount: toNumber(total), fees: 0, investedAmount: toNumber(total) } };
	});

	const apply = { method: 'POST', path: `${USER}/apply`, headers: LENDING } as const;
	const fields = [
		'investmentProductId',
		'numberOfUnitsToPurchase',
		'userWalletId',
		'customerId',
		'customerName',
	];
	api.add({ ...apply, fields }, (call) => {
		const { numberOfUnitsToPurchase: units } = call.payload;
		if (typeof units !== 'number') throw invalid('numberOfUnitsToPurchase', 'must be a number.');
		if (call.text('investmentProductId') !== PRODUCT) {
			throw new FincodeProblem('NOT_FOUND', 'There is no such investment product.');
		}
		const { investments } = call.parts;
		const lost = call.magic(investments.price(PRODUCT, units));
		const customerId = call.text('customerId');
		call.assertSees(customerId);
		const wallet = call.text('userWalletId');
		return { data: investments.apply(customerId, units, wallet, call.interactionId ?? ''), lost };
	});

	api.add({ ...read, path: `${USER}/portfolios/:customerId` }, (call) => {
		const rows = call.page(call.parts.investments.portfolios(call.param('customerId')), 10);
		return { data: call.list(rows, 'portfolios') };
	});

	api.add({ ...read, path: `${USER}/get-total/:userId` }, (call) => ({
		data: call.parts.investments.totals(call.param('userId')),
	}));

	const fund = `${USER}/wallet/fund-wallet/:walletId/:amount`;
	api.add({ method: 'PUT', path: fund, headers: LENDING }, (call) => {
		const amount = toMilli(call.param('amount'));
		if (!amount) throw invalid('amount', 'must be a plain decimal above zero.');
		const lost = call.magic(amount);
		return {
			data: call.parts.investments.fund(call.param('walletId'), amount, call.interactionId ?? ''),
			lost,
		};
	});
}
