import { SELECT_CUTS } from '../customers/customer-cuts.ts';
import type { View } from '../metric.ts';

/** A number for all cuts of a customer together: where customers are read one by one, one column does for four. */
export const CUSTOMER_GROUPS: View = {
  name: 'customer_groups',
  row: 'A tier, segment, channel and country that a customer has together.',
  isKept: true,
  sql: /* sql */ `
    SELECT ${SELECT_CUTS}, row_number() OVER (ORDER BY ${SELECT_CUTS}) AS group_number
    FROM (SELECT DISTINCT ${SELECT_CUTS} FROM customers) AS together`,
};
