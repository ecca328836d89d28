import type { Person } from './accounts.mts';
import { FIRST_ACCOUNT } from './accounts.mts';
import type { BodyFields } from './fields.mts';
import { newId } from './ids.mts';
import { HexcoreProblem } from './problems.mts';
import { printed } from './time.mts';

export interface Customer extends Person {
	customer_id: string;
	dob?: string;
	gender?: string;
	address?: string;
	created_at: string;
	accounts: Array<{ account_number: string; status: string }>;
}

const SAMUEL: Customer = {
	customer_id: 'cus_8f92jdl29skw',
	first_name: 'Samuel',
	last_name: 'Smith',
	email: 'sam.smith@example.com',
	phone_number: '+2348098765432',
	dob: '1990-05-15',
	gender: 'MALE',
	created_at: '2026-05-01T15:00:00Z',
	accounts: [{ account_number: FIRST_ACCOUNT, status: 'ACTIVE' }],
};

/** Name, email and phone of a request. */
export function personFrom(fields: BodyFields): Person {
	return {
		first_name: fields.text('first_name'),
		last_name: fields.text('last_name'),
		email: fields.text('email'),
		phone_number: fields.text('phone_number'),
	};
}

/** The customers; at the start the one of the documented samples. */
export class Customers {
	private readonly customers = new Map<string, Customer>([[SAMUEL.customer_id, { ...SAMUEL }]]);

	/** @param id chosen by a control call only */
	create(person: Person, fields: BodyFields, now: number, id = newId('cus_')): Customer {
		const dob = fields.optionalText('dob');
		if (dob !== undefined && !/^\d{4}-\d\d-\d\d$/.test(dob)) {
			throw new HexcoreProblem('validation_error', 'The dob field must be a date like 1990-05-15.');
		}
		const gender =
			fields.optionalText('gender') === undefined ? undefined : fields.oneOf('gender', ['MALE', 'FEMALE']);
		const customer = { customer_id: id, ...person, dob, gender, created_at: printed(now), accounts: [] };
		this.customers.set(id, customer);
		return customer;
	}

	/** Changes what is given; everything else keeps its value. */
	update(id: string, fields: BodyFields): Customer {
		const customer = this.get(id);
		customer.email = fields.optionalText('email') ?? customer.email;
		customer.phone_number = fields.optionalText('phone_number') ?? customer.phone_number;
		customer.address = fields.optionalText('address') ?? customer.address;
		return customer;
	}

	/** The customer with this id, or a 404. */
	get(id: string): Customer {
		const customer = this.customers.get(id);
		if (!customer) throw new HexcoreProblem('not_found', 'There is no such customer.');
		return customer;
	}

	count(): number {
		return this.customers.size;
	}
}
