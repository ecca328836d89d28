import { html, type Markup } from './html.mts';
import { framed, linkToN8n, type Surroundings } from './page.mts';

/** `waiting`: the payer has paid, but the payment is not settled. */
export type CheckoutState = 'open' | 'waiting' | 'paid' | 'failed';

export interface Checkout {
	merchant: string;
	amount: string;
	currency: string;
	reference: string;
	transactionId: string;
	state: CheckoutState;
	/** Why it failed, as the payer may read it. */
	problem: string;
	payUrl: string;
	cancelUrl: string;
	/** Where the payer goes after a settled payment. */
	returnUrl: string;
	/** The simulator's dashboard. */
	dashboardUrl: string;
}

/** The page a payer sees. */
export function checkoutPage(checkout: Checkout, around: Surroundings): Markup {
	const { merchant } = checkout;
	const content = html`<main>
		<p class="notice"><strong>Sandbox.</strong> No real money moves.</p>
		<section class="card">
			<header>
				<span class="initial" aria-hidden="true">${merchant.slice(0, 1)}</span>
				<div>
					<p class="soft">${checkout.state === 'paid' ? 'Paid to' : 'Pay to'}</p>
					<h1>${merchant}</h1>
				</div>
			</header>
			${result(checkout)} ${summary(checkout)} ${next(checkout)}
		</section>
		${forTesters(checkout, around)}
	</main>`;
	return framed({ title: titleOf(checkout), style: STYLE, around, content });
}

/** The page for a link that leads nowhere. */
export function missingCheckoutPage(around: Surroundings): Markup {
	const content = html`<main>
		<p class="notice"><strong>Sandbox.</strong> No real money moves.</p>
		<section class="card">
			<div class="result bad">
				<h1>Payment not found</h1>
				<p>This payment link is unknown here. The sandbox may have been reset or restarted.</p>
				<p>Make a new link, and open that.</p>
			</div>
		</section>
		<nav class="foot"><a href="/">Sandbox</a> ${linkToN8n(around, 'Back to n8n')}</nav>
	</main>`;
	return framed({ title: 'Payment not found', style: STYLE, around, content });
}

/** What the amount's largest letters leave room for on a phone. */
const SHORT_AMOUNT = '10000.00'.length;

function summary({ amount, currency, reference, transactionId }: Checkout): Markup {
	return html`<div class="amount">
			<p class="soft">Amount</p>
			<p class="${amount.length > SHORT_AMOUNT ? 'figure long' : 'figure'}">
				${withThousands(amount)} <span>${currency}</span>
			</p>
		</div>
		<dl>
			<div>
				<dt>Reference</dt>
				<dd>${reference}</dd>
			</div>
			<div>
				<dt>Transaction</dt>
				<dd>${transactionId}</dd>
			</div>
		</dl>`;
}

const TITLES: Readonly<Record<CheckoutState, string>> = {
	open: 'Pay',
	waiting: 'Payment under way to',
	paid: 'Thank you for paying',
	failed: 'Not paid:',
};

function titleOf({ state, merchant }: Checkout): string {
	return `${TITLES[state]} ${merchant}`;
}

/** What a real checkout page has not: where the person who tries this out goes on. */
function forTesters({ state, dashboardUrl }: Checkout, around: Surroundings): Markup {
	const step = state === 'open' ? 'Pay or cancel: both send' : 'Next: look at';
	return html`<nav class="foot" aria-label="For testing">
		<p>Local test checkout, not a real provider. ${step} the event that starts your workflow.</p>
		<a href="${dashboardUrl}">Payment and event in the sandbox</a> ${linkToN8n(around, 'Back to n8n')}
	</nav>`;
}

function result({ state, merchant, amount, currency, problem }: Checkout): Markup {
	switch (state) {
		case 'open':
			return html``;
		case 'waiting':
			return html`<div class="result wait" role="status">
				<h2>Payment is being processed</h2>
				<p>It is not settled yet. Close this page, or load it again in a moment.</p>
			</div>`;
		case 'paid':
			return html`<div class="result good" role="status">
				<h2>✓ Payment successful</h2>
				<p>Thank you. ${merchant} has received ${withThousands(amount)} ${currency}.</p>
			</div>`;
		case 'failed':
			return html`<div class="result bad" role="status">
				<h2>Payment not completed</h2>
				<p>${problem} Nothing was taken.</p>
			</div>`;
	}
}

function next({ state, amount, currency, payUrl, cancelUrl, returnUrl, merchant }: Checkout): Markup {
	if (state === 'open') {
		return html`<form method="post" action="${payUrl}">
				<button class="pay">Pay ${withThousands(amount)} ${currency}</button>
			</form>
			<form method="post" action="${cancelUrl}"><button class="cancel">Cancel</button></form>`;
	}
	if (state === 'waiting' || returnUrl === '') return html``;
	return html`<a class="return" href="${returnUrl}" rel="noreferrer">Return to ${merchant}</a>`;
}

function withThousands(amount: string): string {
	return amount.replace(/\B(?=(\d{3})+\.)/g, ',');
}

const STYLE = `
main{max-width:420px;margin:0 auto;padding:16px;min-height:100vh;display:flex;flex-direction:column;justify-content:center;gap:14px}
p,h1,h2,dl,dd{margin:0}
.notice{background:var(--wait-ground);color:var(--wait);border-radius:10px;padding:9px 14px;text-align:center;font-size:14px}
.card{background:var(--card);border-radius:18px;padding:24px 20px;box-shadow:0 1px 2px #14213a14,0 12px 32px #14213a14;display:flex;flex-direction:column;gap:18px}
header{display:flex;gap:14px;align-items:center}
header h1{font-size:20px;line-height:1.2;overflow-wrap:anywhere}
.initial{flex:none;width:48px;height:48px;border-radius:14px;background:var(--brand);color:#fff;display:grid;place-items:center;font-size:22px;font-weight:700}
.soft{color:var(--soft);font-size:14px}
.amount{border-top:1px solid var(--line);padding-top:18px;text-align:center}
.figure{font-size:clamp(24px,10vw,38px);line-height:1.15;font-weight:750;letter-spacing:-1px;font-variant-numeric:tabular-nums}
.figure span{font-size:20px;font-weight:600;letter-spacing:0;color:var(--soft)}
dl{border:1px solid var(--line);border-radius:12px;padding:4px 14px;font-size:14px}
dl div{display:flex;justify-content:space-between;gap:16px;padding:9px 0}
dl div+div{border-top:1px solid var(--line)}
dt{color:var(--soft);flex:none}
dd{text-align:right;font-weight:600;overflow-wrap:anywhere;min-width:0}
form{margin:0}
.pay,.cancel,.return{display:block;width:100%;min-height:54px;border-radius:14px;font-weight:650;font-size:18px;text-align:center;border:0}
.pay,.return{background:var(--brand);color:#fff}
.pay:hover,.return:hover{background:var(--brand-dark)}
.return{line-height:1.3;font-size:16px;padding:15px 12px;text-decoration:none}
.cancel{background:none;color:var(--soft);border:1px solid var(--line);margin-top:-6px}
.cancel:hover{background:var(--ground)}
.result{border-radius:12px;padding:14px;text-align:center}
.result h1,.result h2{font-size:19px}
.good{background:var(--good-ground);color:var(--good)}
.bad{background:var(--bad-ground);color:var(--bad)}
.wait{background:var(--wait-ground);color:var(--wait)}
.foot{text-align:center;color:var(--soft);font-size:13px}
.foot p{margin-bottom:6px}
.foot a{display:inline-block;padding:6px;color:var(--brand)}
.figure.long{font-size:clamp(16px,6.2vw,30px)}
.figure.long span{font-size:14px}
`;
