/** What only HexAI's simulator has: the checkout page. */
import axios from 'axios';
import { SandboxControl } from './sandboxControl.mts';

export class HexAiControl extends SandboxControl {
	constructor(sandboxUrl: string) {
		super(sandboxUrl, 'hexai');
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
