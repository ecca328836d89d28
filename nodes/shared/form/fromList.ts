import type { INodeProperties } from 'n8n-workflow';

/**
 * What makes a field one that offers a list: From List first, By ID second. An expression and plain text work in either.
 *
 * @param method name of the list among the node's list searches
 * @param record what is chosen, such as "a loan"
 * @param placeholder a sample of what By ID takes
 */
export function fromList(
	method: string,
	record: string,
	placeholder: string,
): Pick<INodeProperties, 'type' | 'default' | 'modes'> {
	return {
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: `Select ${record}…`,
				typeOptions: { searchListMethod: method, searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder },
		],
	};
}
