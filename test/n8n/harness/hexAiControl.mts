/** What only HexAI's simulator has: the checkout page, and its record of payouts. */
import axios from 'axios';
import { SandboxControl } from './sandboxControl.mts';

/** A payout as the simulator has booked it. */
export interface BookedPayout {
	type: string;
	client_reference: string;
	amount: string | number;
}

export class HexAiControl extends SandboxControl {
	constructor(sandboxUrl: string) {
		super(sandboxUrl, 'hexai');
	}

	/** The payouts it has booked, oldest first: what was paid. */
	async paid(): Promise<BookedPayout[]> {
		const { transactions } = await this.state<{ transactions: BookedPayout[] }>();
		return transactions.filter(({ type }) => type === 'PAYOUT').toReversed();
	}

	/** The references of the payout calls that came in, in order: HexAI pays one that comes twice once. */
	async sent(): Promise<string[]> {
		const calls = await this.calls('POST', '/payouts/initiate');
		return calls.map(({ body }) => (body as { client_reference: string }).client_reference);
	}

	/** Clicks Pay on the checkout page as a browser does, and gives the page that sends the customer back. */
	async pay(redirectUrl: string): Promise<string> {
		const answer = await axios.post<string>(`${redirectUrl}/pay`, '', {
			proxy: false,
			headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: this.sandboxUrl },
		});
		return answer.data;
	}
}
