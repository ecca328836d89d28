import type { Resource } from '../../../shared/api/operation';
import { apply } from './apply';
import { fundWallet } from './fundWallet';
import { getPortfolios } from './getPortfolios';
import { getQuote } from './getQuote';
import { getTotals } from './getTotals';

export const investment: Resource = {
	value: 'investment',
	name: 'Investment',
	operations: [apply, fundWallet, getPortfolios, getQuote, getTotals],
};
