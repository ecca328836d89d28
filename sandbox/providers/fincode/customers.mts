import { createHash, randomUUID } from 'node:crypto';
import { FincodeProblem, invalid } from './problems.mts';
import type { Surroundings } from './surroundings.mts';
import { assertPassword, CUSTOMER, RECIPIENT_CODE, type Users } from './users.mts';

export interface Document {
	id: string;
	customerCode: string;
	type: string;
	name: string;
	bytes: number;
	sha256: string;
	status: 'PENDING_REVIEW' | 'APPROVED';
	form: 'json' | 'multipart';
	kycRuleId: string | null;
	submittedAt: number;
}

/** What the sender tells of a document. */
export type NewDocument = Omit<Document, 'id' | 'bytes' | 'sha256' | 'status' | 'submittedAt'>;

export interface BankAccount {
	bankCode: string;
	accountNumber: string;
	country: string;
	currency: string;
	accountName: string;
}

export const DOCUMENT_TYPES = [
	'PROOF_OF_ADDRESS',
	'ID_VERIFICATION',
	'PASSPORT',
	'DRIVERS_LICENSE',
	'UTILITY_BILL',
	'BANK_STATEMENT',
];

/** The documented test account, and the one of the endpoint's sample. */
const BANK_ACCOUNTS: readonly BankAccount[] = [
	account('044', '8883633074', 'VICTOR ADEBIYI'),
	account('214', '8883968718', 'VICTOR ADEBIYI ADEYINKA'),
];

/** Customers, their beneficiaries and their papers. */
export class Customers {
	readonly beneficiaries: Array<Record<string, unknown> & { id: string }> = [];
	readonly documents: Document[] = [];
	readonly assessments: unknown[] = [];
	private readonly around: Surroundings;
	private readonly users: Users;

	constructor(around: Surroundings, users: Users) {
		this.around = around;
		this.users = users;
	}

	/** A 422 that names the field unless a customer has this code. */
	assertCode(code: string, field: string): void {
		const known = [CUSTOMER.code, RECIPIENT_CODE, ...this.users.list().map((each) => each.customerCode)];
		if (!known.includes(code)) throw invalid(field, 'is not a known customer code.');
	}

	/** The account, 404 when the bank does not know it, 422 for another country or currency. */
	bankAccount(bankCode: string, accountNumber: string): BankAccount {
		const found = BANK_ACCOUNTS.find(
			(each) => each.bankCode === bankCode && each.accountNumber === accountNumber,
		);
		if (!found) throw new FincodeProblem('NOT_FOUND', 'The bank does not know this account.');
		return found;
	}

	/** Signs a person up. */
	register(fields: Record<string, unknown>): Record<string, unknown> {
		const [email = '', password = '', phone = ''] = ['email', 'password', 'phone'].map((name) =>
			String(fields[name]),
		);
		if (this.users.byEmail(email)) throw invalid('email', 'is taken.');
		if (!/^\+\d{7,15}$/.test(phone)) throw invalid('phone', 'must be + and digits.');
		if (fields.payloadEncrypted !== true) assertPassword(password, 'password');
		if (fields.confirmPassword !== password) throw invalid('confirmPassword', 'must equal password.');
		const customerId = randomUUID();
		const customerCode = customerId.slice(0, 6).toUpperCase();
		const { confirmPassword: _confirm, password: _password, ...profile } = fields;
		this.users.add({
			customerId,
			customerCode,
			email: email.toLowerCase(),
			password,
			role: 'CUSTOMER',
			apiToken: '',
			profile,
			failures: 0,
			locked: false,
		});
		return { customerId, customerCode, email, status: 'PENDING_VERIFICATION' };
	}

	addBeneficiary(fields: Record<string, unknown>): Record<string, unknown> {
		const added = { id: randomUUID(), ...fields };
		this.beneficiaries.push(added);
		return added;
	}

	/** Takes a paper in; it is approved later, and the approval is told. */
	attach(content: Buffer, fields: NewDocument): Document {
		if (content.length === 0) throw invalid('document', 'is empty.');
		if (!DOCUMENT_TYPES.includes(fields.type)) throw invalid('documentType', 'is not a known type.');
		const document: Document = {
			...fields,
			id: randomUUID(),
			bytes: content.length,
			sha256: createHash('sha256').update(content).digest('hex'),
			status: 'PENDING_REVIEW',
			submittedAt: this.around.now(),
		};
		this.documents.push(document);
		this.around.next(async () => {
			document.status = 'APPROVED';
			const { id, customerCode } = document;
			await this.around.notify('kyc.verification.completed', id, {
				document_id: id,
				customer_code: customerCode,
				status: 'approved',
			});
		});
		return document;
	}
}

function account(bankCode: string, accountNumber: string, accountName: string): BankAccount {
	return { bankCode, accountNumber, accountName, country: 'NGA', currency: 'NGN' };
}
