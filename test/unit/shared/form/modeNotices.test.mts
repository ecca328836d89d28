import { NodeHelpers, type ICredentialDataDecryptedObject, type ICredentialType } from 'n8n-workflow';

import { AcquiredBankingApi } from '../../../../credentials/AcquiredBankingApi.credentials';
import { FinCodeApi } from '../../../../credentials/FinCodeApi.credentials';
import { FincoreApi } from '../../../../credentials/FincoreApi.credentials';
import { HexAiApi } from '../../../../credentials/HexAiApi.credentials';
import { HexCoreApi } from '../../../../credentials/HexCoreApi.credentials';
import { acquiredBanking } from '../../../../nodes/AcquiredBanking/provider';
import { finCode } from '../../../../nodes/FinCode/provider';
import { fincore } from '../../../../nodes/Fincore/provider';
import { hexAi } from '../../../../nodes/HexAi/provider';
import { hexCore } from '../../../../nodes/HexCore/provider';

const BLANK = '__n8n_BLANK_VALUE_e5362baf-c777-4d57-a609-6eaf1f9e87f6';

/** The lines about test and live that n8n shows for what the form holds. */
function shown({ properties }: ICredentialType, data: ICredentialDataDecryptedObject): string[] {
	const values = Object.fromEntries(properties.map(({ name, default: value }) => [name, value]));
	return properties
		.filter(({ type, name }) => type === 'notice' && name !== 'notice')
		.filter((one) => NodeHelpers.displayParameter({ ...values, ...data } as never, one, null, null))
		.map(({ displayName }) => displayName);
}

const TEST = /no real money moves/;
const LIVE = /with this credential move real money/;
const UNKNOWN = /Assume that real money moves/;
const HIDDEN = /saved key is hidden/;

test.each<[ICredentialType, ICredentialDataDecryptedObject, RegExp[]]>([
	[new HexAiApi(), { apiKey: '' }, []],
	[new HexAiApi(), { apiKey: ' sk_test_1' }, [TEST]],
	[new HexAiApi(), { apiKey: '\tsk_live_1' }, [LIVE]],
	[new HexAiApi(), { apiKey: 'sk_live_1' }, [LIVE]],
	[new HexAiApi(), { apiKey: 'my_sk_test_1' }, [UNKNOWN]],
	[new HexAiApi(), { apiKey: 'hexai_1' }, [UNKNOWN]],
	[new HexAiApi(), { apiKey: BLANK }, [HIDDEN]],
	[new HexCoreApi(), { environment: 'sandbox', apiKey: 'sk_test_1' }, [TEST]],
	[new HexCoreApi(), { environment: 'sandbox', apiKey: BLANK }, [TEST]],
	[new HexCoreApi(), { environment: 'production', apiKey: 'sk_live_1' }, [LIVE]],
	[new HexCoreApi(), { environment: 'production', apiKey: 'sk_test_1' }, [LIVE, /key is a test one/]],
	[new HexCoreApi(), { environment: 'sandbox', apiKey: 'sk_live_1' }, [TEST, /key is a live one/]],
	[new HexCoreApi(), { environment: 'custom', apiKey: 'sk_test_1' }, [TEST]],
	[new HexCoreApi(), { environment: 'custom', apiKey: 'any' }, [UNKNOWN]],
	[new FinCodeApi(), { environment: 'sandbox' }, [TEST]],
	[new FinCodeApi(), { environment: 'production' }, [LIVE]],
	[new FinCodeApi(), { environment: 'custom' }, [UNKNOWN]],
	[new FincoreApi(), { apiKey: 'any' }, [UNKNOWN]],
	[new AcquiredBankingApi(), {}, [UNKNOWN]],
])('the lines of case %#', (credential, data, wanted) => {
	const lines = shown(credential, data);
	expect(lines).toEqual(wanted.map((words) => expect.stringMatching(words) as string));
});

test.each([new HexAiApi(), new HexCoreApi(), new FinCodeApi(), new FincoreApi(), new AcquiredBankingApi()])(
	'no regular expression is run when n8n reads $displayName',
	({ properties }) => {
		expect(JSON.stringify(properties.map(({ displayOptions }) => displayOptions))).not.toContain('regex');
	},
);

test.each([
	[hexAi.mode({ apiKey: 'sk_test_1' }), 'test'],
	[hexAi.mode({ apiKey: 'sk_live_1' }), 'live'],
	[hexAi.mode({ apiKey: 'hexai_1', baseUrl: 'http://127.0.0.1:4010/hexai' }), 'unknown'],
	[hexAi.mode({}), 'unknown'],
	[hexCore.mode({ environment: 'sandbox', apiKey: 'any' }), 'test'],
	[hexCore.mode({ environment: 'production', apiKey: 'any' }), 'live'],
	[hexCore.mode({ environment: 'production', apiKey: 'sk_test_1' }), 'unknown'],
	[hexCore.mode({ environment: 'custom', apiKey: 'sk_live_1' }), 'live'],
	[hexCore.mode({ environment: 'custom', apiKey: 'any' }), 'unknown'],
	[finCode.mode({ environment: 'sandbox' }), 'test'],
	[finCode.mode({}), 'test'],
	[finCode.mode({ environment: 'production' }), 'live'],
	[finCode.mode({ environment: 'custom' }), 'unknown'],
	[fincore.mode({ apiKey: 'sk_test_1' }), 'unknown'],
	[acquiredBanking.mode({ baseUrl: 'https://qaapp.acquired.com' }), 'unknown'],
])('what the receipt says: %s', (mode, wanted) => {
	expect(mode).toBe(wanted);
});
