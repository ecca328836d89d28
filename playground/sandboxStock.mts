/** What the examples find in the sandbox, which forgets everything when it ends. */
import axios, { type AxiosInstance } from 'axios';

/** Money that has come in, for the reconciliation: one order paid, one with too little, and money without an order. */
const PAID_COLLECTIONS = [
	['ORDER-1001', '150.00'],
	['ORDER-1002', '75.00'],
	['GIFT-7', '20.00'],
] as const;

/** A loan that waits for its approval, under the id the example names. */
const LOAN = {
	loan_id: 'ln_playground',
	customer_id: 'cus_8f92jdl29skw',
	amount: 120_000,
	tenor: 3,
	interest_rate: 2.5,
};

/** FinCode's manager, who says yes by himself. */
const DECIDES = { loanDecisionMs: 3_000 };

/** Fills a sandbox that has just been started; before its webhooks are connected, so that none of this is an event. */
export async function stockSandbox(sandboxUrl: string): Promise<void> {
	const http = axios.create({ baseURL: sandboxUrl, proxy: false });
	for (const [reference, amount] of PAID_COLLECTIONS) await collect(http, reference, amount);
	await http.post('/control/hexcore/loans', LOAN);
	await http.put('/control/fincode/settings', DECIDES);
}

async function collect(http: AxiosInstance, reference: string, amount: string): Promise<void> {
	const { data: answer } = await http.post<{ data: { transaction_id: string } }>(
		'/hexai/api/v1/collections/initiate',
		{
			amount,
			currency: 'GMD',
			client_reference: reference,
			success_url: 'https://example.com/thanks',
			error_url: 'https://example.com/sorry',
		},
		{ headers: { authorization: 'Bearer sk_test_sim' } },
	);
	await http.post(`/control/hexai/transactions/${answer.data.transaction_id}/settle`, { action: 'pay' });
}
