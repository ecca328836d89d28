import { callOf, contract, formOf, operationOf, rows } from './support.mts';

describe.each(contract.operations)(
	'$resource.$operation',
	({ resource, operation, source, path, params }) => {
		test('says so when the call is inferred', () => {
			const notice = formOf(operationOf(resource, operation)).get('inferredNotice')?.displayName;
			expect(notice).toBe(
				source === 'inferred'
					? 'Fincore does not publish this call, so its address is assumed. If it fails, correct Options > API Path.'
					: undefined,
			);
		});

		test('encodes the IDs in its path', () => {
			const ids = params.filter(({ in: place }) => place === 'path').map(({ name }) => [name, 'A 1ü']);
			const fields = rows(['yourField', 'yourValue']);
			const call = callOf(`${resource}.${operation}`, { ...Object.fromEntries(ids), fields });
			expect(call.path).toBe(path.replace(/\{\w+\}/, 'A%201%C3%BC'));
		});
	},
);
