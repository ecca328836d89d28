import { type Api, FAPI, LENDING, type Spec } from '../api.mts';
import type { Call } from '../call.mts';
import { applicationView, detailsView, instalments, loanRow } from '../loanViews.mts';
import { toMilli, toNumber } from '../money.mts';
import { FincodeProblem, invalid } from '../problems.mts';

const one = (path: string): Spec => ({ method: 'GET', path, lending: 'v1', headers: LENDING });

/** Applications: from the questions to the accepted terms. */
export function addLoans(api: Api): void {
	api.add(one('/user/loan-eligibility-questions/:productId'), (call) => ({
		data: call.list(
			[
				{ questionId: 'q1', question: 'Are you employed?', type: 'YES_NO' },
				{ questionId: 'q2', question: 'Do you have other loans?', type: 'YES_NO' },
			],
			'questions',
		),
	}));

	const asked = ['currencyCode', 'dateOfBirth', 'durationCounter', 'employmentStatus'];
	const request = { method: 'POST', path: '/user/request-loan', lending: 'v6', headers: LENDING } as const;
	api.add({ ...request, fields: [...asked, 'loanApplicationStatusEnum'] }, requestLoan);

	const admin = { lending: 'v6', roles: ['MANAGER'] } as const;
	api.add({ ...one('/admin/loan-application/:id'), ...admin }, (call) => ({
		data: loanRow(call.parts.loans.byId(call.param('id'))),
	}));

	api.add(one('/user/loan-application-details/:id'), (call) => ({ data: detailsView(loanOf(call)) }));

	api.add(one('/user/get-loan-offer'), (call) => {
		const { user, parts } = call;
		const all = user.role === 'CUSTOMER' ? parts.loans.of(user.customerId) : parts.loans.newestFirst();
		const offers = all.filter(({ status }) => status === 'OFFER_SENT');
		return { data: call.list(offers.map(loanRow), 'offers') };
	});

	const put = { method: 'PUT', lending: 'v1', headers: LENDING } as const;
	api.add({ ...put, path: '/user/update-application/:id' }, (call) => {
		const status = call.query('status');
		if (status !== 'true' && status !== 'false') throw invalid('status', 'must be true or false.');
		return { data: applicationView(call.parts.loans.answer(loanOf(call).id, status === 'true')) };
	});

	api.add({ ...put, path: '/user/accept-loan-offer/:id/accept' }, (call) => ({
		data: applicationView(call.parts.loans.answer(loanOf(call).id, true)),
	}));

	api.add({ ...put, path: '/user/accept-terms-and-conditions/:id' }, (call) => {
		const loan = loanOf(call);
		const lost = call.magic(loan.amount);
		call.parts.loans.disburse(loan, call.interactionId ?? '');
		return { data: applicationView(loan), lost };
	});

	api.add(one('/user/get-loan-terms/:organisationId'), (call) => ({
		data: {
			organisationId: call.param('organisationId'),
			termsAndConditions: 'Sandbox terms: nothing here is binding.',
			interestRateRange: '10% flat',
			feeStructure: 'None',
			repaymentTerms: 'Monthly',
			eligibilityCriteria: 'Employed or self-employed',
			lastUpdated: '2024-01-01',
		},
	}));

	addLists(api);
	// One of the lending calls without an idempotency key.
	api.add({ ...one('/user/repayment-instructions/:id'), headers: FAPI }, (call) => {
		const { id } = loanOf(call);
		return {
			data: {
				loanApplicationId: id,
				paymentMethods: ['BANK_TRANSFER', 'WALLET'],
				bankAccountDetails: {
					accountNumber: '0011223344',
					accountName: 'FinCode Sandbox',
					bankCode: '044',
					bankName: 'Access Bank',
				},
				paymentReference: `LOAN-${id.slice(0, 8)}`,
				instructions: ['Pay by bank transfer and name the payment reference.'],
				contactInformation: 'help@sim.example',
			},
		};
	});
}

function addLists(api: Api): void {
	const history = '/user/get-loan-history/:customerId';
	api.add({ ...one(history), second: '/user/loan-history/:customerId' }, (call) => {
		const rows = ownLoans(call, 'customerId').map(loanRow);
		return { data: call.list(call.page(rows, 10), 'loans') };
	});

	api.add(one('/user/manage-loans/:customerId'), (call) => {
		const active = ownLoans(call, 'customerId').filter(({ status }) => status === 'DISBURSED');
		return { data: call.list(active.map(loanRow), 'loans') };
	});

	api.add(one('/user/get-total/:customerId'), (call) => {
		const loans = ownLoans(call, 'customerId').filter(({ disbursedAt }) => disbursedAt !== null);
		const sum = (values: number[]): number => toNumber(values.reduce((total, each) => total + each, 0));
		return {
			data: {
				customerId: call.param('customerId'),
				totalBorrowed: sum(loans.map(({ amount }) => amount)),
				totalOutstanding: sum(loans.map(({ outstanding }) => outstanding)),
			},
		};
	});

	api.add(one('/user/pending-repayments/:userId'), (call) => {
		const now = call.parts.now();
		const rows = ownLoans(call, 'userId').flatMap((loan) => instalments(loan, now));
		return { data: call.list(call.page(rows, 10), 'repayments') };
	});
}

function requestLoan(call: Call): { data: unknown } {
	const { payload, user, parts } = call;
	const { durationCounter: months, loanAmount } = payload;
	if (payload.loanApplicationStatusEnum !== 'REQUESTED') {
		throw invalid('loanApplicationStatusEnum', 'must be REQUESTED.');
	}
	if (typeof months !== 'number' || !Number.isInteger(months) || months < 1) {
		throw invalid('durationCounter', 'must be a whole number above zero.');
	}
	if (!/^\d{4}-\d\d-\d\d$/.test(call.text('dateOfBirth')))
		throw invalid('dateOfBirth', 'must be yyyy-MM-dd.');
	if (call.text('currencyCode') !== 'NGN') throw invalid('currencyCode', 'must be NGN.');
	const amount = loanAmount === undefined ? undefined : call.amountNumber('loanAmount');
	const loan = parts.loans.request(user, payload, amount, months);
	return { data: { loanApplicationId: loan.id, loanApplicationStatusEnum: loan.status, ...loanRow(loan) } };
}

/** The application of the path, if the caller may see it. */
export function loanOf(call: Call) {
	const loan = call.parts.loans.byId(call.param('id'));
	call.assertSees(loan.customerId);
	return loan;
}

/** The loans of the customer in the path, if the caller may see them. */
export function ownLoans(call: Call, param: string) {
	const customerId = call.param(param);
	call.assertSees(customerId);
	return call.parts.loans.of(customerId);
}

/** An amount that may be left out. */
export function optionalAmount(call: Call, name: string): number | undefined {
	const value = call.payload[name];
	if (value === undefined) return undefined;
	const milli = typeof value === 'number' ? toMilli(value) : undefined;
	if (!milli) throw new FincodeProblem('VALIDATION_ERROR', `${name} must be a number above zero.`, name);
	return milli;
}
