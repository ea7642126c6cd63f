import type { Dialect } from '../dialect.ts';
import type { View } from '../metric.ts';
import { CUSTOMER_GROUPS } from './customer-groups.ts';
import { CUSTOMER_MONTHS } from './customer-months.ts';
import { CUSTOMER_PURCHASES } from './customer-purchases.ts';
import { CUSTOMER_SUMS } from './customer-sums.ts';
import { CUSTOMERS } from './customers.ts';
import { knownOrders } from './known-orders.ts';
import { MEMBER_TIERS } from './member-tiers.ts';
import { MEMBERSHIPS } from './memberships.ts';
import { RFM_CUT_POINTS } from './rfm-cut-points.ts';
import { VALID_ORDERS } from './valid-orders.ts';

/** What metrics of customers read, each after those it is made of. */
export const customerViews = (dialect: Dialect): readonly View[] => [
  knownOrders(dialect),
  VALID_ORDERS,
  MEMBERSHIPS,
  MEMBER_TIERS,
  CUSTOMER_SUMS,
  CUSTOMER_PURCHASES,
  RFM_CUT_POINTS,
  CUSTOMERS,
  CUSTOMER_GROUPS,
  CUSTOMER_MONTHS,
];
