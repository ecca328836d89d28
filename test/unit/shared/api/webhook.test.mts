import { wantedEvents } from '../../../../nodes/shared/api/webhook';

const wanted = (parameters: Record<string, unknown>) => wantedEvents((name) => parameters[name] as never);

test.each<[Record<string, unknown>, string[]]>([
	[{}, ['*']],
	[{ events: ['*'] }, ['*']],
	[{ events: 'loan.approved' }, ['loan.approved']],
	[{ events: ['paid', 'custom'], customEvents: [' loan.approved ', ''] }, ['paid', 'loan.approved']],
	[{ events: ['custom'], customEvents: '={{ }}' }, ['={{ }}']],
	[{ events: ['custom'] }, []],
	[{ events: ['paid'], customEvents: ['loan.approved'] }, ['paid']],
	[{ events: [] }, []],
])('%j: %j', (parameters, names) => {
	expect(wanted(parameters)).toEqual(names);
});
