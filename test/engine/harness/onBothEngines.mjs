/**
 * Tests of `test/engine` that run once with each expression engine, and why. n8n evaluates in an isolated VM (`vm`);
 * its engine of before (`legacy`) can still be chosen and takes half the time. What an expression gives reaches a
 * node as a plain value: a text or a number is the same whoever computed it, so all other tests run with `legacy`
 * only. An engine makes a difference where a value is copied out of the VM, and where VMs are taken and given back.
 * The tests in a real n8n use `vm` throughout.
 */
export const onBothEngines = {
	'fincode.outcomes': 'an expression gives nothing, null or a list',
	'fincore.empty': 'an expression gives nothing, or an object with nothing in it',
	'fincore.operations': 'an expression gives nothing',
	'hexai.amounts': 'an expression gives a boolean, a number that is none, or more digits than money has',
	'hexcore.operations': 'an expression makes a date',
	'hexai.payments': 'several executions at once, one that is stopped, and one after a restart',
	'hexai.reads': 'parallel items, also when the run is stopped',
	'hexai.trigger': 'a VM is taken for each delivery',
};
