import type { FastifyInstance } from 'fastify';
import { isRecord, optionalText, recordOf, Refusal, refuseUnknownKeys } from '../../core/refusal.mts';
import type { FincodeCore } from './core.mts';
import { publicKey } from './encryption.mts';
import { clickAndWait, openByPcn } from './payPage.mts';
import { toMilli } from './money.mts';
import { ROLES } from './users.mts';

interface WithId {
	Params: { id: string };
}

/** Adds the control calls that only FinCode has. */
export function addControl(app: FastifyInstance, core: FincodeCore): void {
	app.post('/tokens/expire', async () => {
		core.present.users.expireAll();
		return { expired: true };
	});

	app.get('/public-key', async () => ({ publicKey: publicKey() }));

	app.put<WithId>('/users/:id', async (request) => {
		const wanted = recordOf(request.body);
		refuseUnknownKeys(wanted, ['role', 'locked']);
		const role = ROLES.find((each) => each === wanted.role);
		if (wanted.role !== undefined && !role) throw new Refusal(`"role" must be one of ${ROLES.join(', ')}.`);
		const { locked } = wanted;
		if (locked !== undefined && typeof locked !== 'boolean') {
			throw new Refusal('"locked" must be true or false.');
		}
		const user = core.present.users.steer(request.params.id, { role, locked });
		return { email: user.email, role: user.role, locked: user.locked };
	});

	app.post('/accounts', async (request) => {
		const wanted = recordOf(request.body);
		refuseUnknownKeys(wanted, ['ids', 'currency', 'balance']);
		const { ids } = wanted;
		if (!Array.isArray(ids)) throw new Refusal('"ids" must be a list.');
		const currency = optionalText(wanted, 'currency') ?? 'GBP';
		const balance = toMilli(optionalText(wanted, 'balance') ?? '0') ?? 0;
		const opened = ids.map((id) =>
			core.present.ledger.open(
				{ id: String(id), number: String(id), currency, owner: 'Test', ownerId: null },
				balance,
			),
		);
		return { opened: opened.length };
	});

	app.post<WithId>('/transactions/:id/settle', async (request) => {
		const wanted = recordOf(request.body);
		refuseUnknownKeys(wanted, ['action']);
		const { action } = wanted;
		if (action !== 'pay' && action !== 'cancel') throw new Refusal('"action" must be pay or cancel.');
		const transaction = openByPcn(core, request.params.id);
		await clickAndWait(core, transaction, action);
		return { pcn: transaction.pcn, status: transaction.status };
	});

	addLoanControl(app, core);
}

/** What the documents leave to people in the back office. */
function addLoanControl(app: FastifyInstance, core: FincodeCore): void {
	app.post<WithId>('/loans/:id/approve', async (request) => {
		const { withOffer } = isRecord(request.body) ? request.body : {};
		await core.present.loans.approve(request.params.id, withOffer === true);
		return { status: core.present.loans.byId(request.params.id).status };
	});
	app.post<WithId>('/loans/:id/offer', async (request) => {
		core.present.loans.offer(request.params.id);
		return { status: 'OFFER_SENT' };
	});
	app.post<WithId>('/loans/:id/reject', async (request) => {
		core.present.loans.reject(request.params.id);
		return { status: 'REJECTED' };
	});
	app.post<WithId>('/loans/:id/collection', async (request) => {
		core.present.loans.byId(request.params.id).underCollection = true;
		return { underCollection: true };
	});
	for (const [action, accepted] of [['verify', true] as const, ['reject', false] as const]) {
		app.post<WithId>(`/repayments/:id/${action}`, async (request) => {
			const { status } = core.present.loans.verify(request.params.id, accepted);
			return { status };
		});
	}
}
