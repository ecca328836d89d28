/** What people type into the node panel leads to every provider that can do it, and to no other. */
import { providers } from './support/source.mts';
import { found, panelEntries, triggerEntries, type PanelEntry } from './support/nodePanel.mts';

const [HEXAI, HEXCORE, FINCODE, FINCORE, ACQUIRED] = [
	'hexAi',
	'hexCore',
	'finCode',
	'fincore',
	'acquiredBanking',
];
const ALL = [HEXAI, HEXCORE, FINCODE, FINCORE, ACQUIRED];
const POLL = (name = '') => `${name}PollTrigger`;

let entries: PanelEntry[];

beforeAll(async () => {
	entries = await panelEntries();
});

test.each<[string, Array<string | undefined>]>([
	['send money', ALL],
	['payroll', ALL],
	['salary', ALL],
	['payout', ALL],
	['disburse', ALL],
	['payment', [...ALL, POLL(HEXAI), POLL(FINCODE), POLL(FINCORE)]],
	['checkout', [HEXAI, FINCORE]],
	['invoice', [HEXAI, FINCORE]],
	['payment link', [FINCORE]],
	['balance', [HEXAI, HEXCORE, FINCODE, ACQUIRED, POLL(ACQUIRED)]],
	['quote', [FINCODE]],
	['exchange rate', [FINCODE]],
	['bank transfer', [HEXCORE, FINCODE, ACQUIRED]],
	['KYC', [FINCODE, FINCORE]],
	['kyc', [FINCODE, FINCORE]],
	['wallet', [HEXAI, FINCODE]],
	['mobile money', [HEXAI, FINCODE]],
	['loan', [HEXCORE, FINCODE, FINCORE]],
	['ledger', [FINCODE, ACQUIRED, POLL(ACQUIRED)]],
	['airtime', [HEXCORE]],
	['remittance', [FINCODE, POLL(FINCODE)]],
	['reconciliation', [ACQUIRED]],
	['hex ai', [HEXAI, POLL(HEXAI)]],
	['hexai', [HEXAI, POLL(HEXAI)]],
	['hexai trigger', [HEXAI, POLL(HEXAI)]],
	['hex core', [HEXCORE]],
	['fin code', [FINCODE, POLL(FINCODE)]],
	['fin core', [FINCORE, POLL(FINCORE)]],
	['acquired', [ACQUIRED, POLL(ACQUIRED)]],
])('%s', (typed, wanted) => {
	expect(found(entries, typed)).toEqual([...wanted].sort());
});

// Under one name, n8n makes a trigger and its action node one line, which is found by the action node's words alone:
// what pays is found, once, also as a first step (test/ui/panel.test.mts). Where n8n lists a trigger by itself, as it does one that polls, its own words count.
test.each([
	'send money',
	'payroll',
	'salary',
	'payout',
	'disburse',
	'bank transfer',
	'mobile money',
	'airtime',
])('no trigger by itself is found by %s: it pays nobody', async (typed) => {
	const triggers = await triggerEntries();
	expect(found(triggers, 'trigger')).toHaveLength(triggers.length);
	expect(found(triggers, typed)).toEqual([]);
});

test('the one line of an action node and its trigger says what both do', () => {
	for (const provider of providers) {
		const name = provider.charAt(0).toLowerCase() + provider.slice(1);
		const line = entries.find((entry) => entry.name === name);
		expect([name, line?.description]).toEqual([
			name,
			expect.stringMatching(/^(Collect|Send|Work with|Manage) .*, and start a workflow (when|with) /),
		]);
	}
});
