import type { Resource } from '../../shared/api/operation';
import { client } from './client';
import { disbursement } from './disbursement';
import { loan } from './loan';
import { payment } from './payment';
import { paymentLink } from './paymentLink';
import { webhook } from './webhook';

export const resources: readonly Resource[] = [client, disbursement, loan, payment, paymentLink, webhook];
