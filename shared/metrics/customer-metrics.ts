import { ACQUISITION_COST } from './customers/acquisition-cost.ts';
import { CHURN_RISK } from './customers/churn-risk.ts';
import { INACTIVITY_CHURN } from './customers/inactivity-churn.ts';
import { LIFETIME_VALUE } from './customers/lifetime-value.ts';
import { NEW_CUSTOMERS } from './customers/new-customers.ts';
import { PAYBACK } from './customers/payback.ts';
import { PERIOD_CHURN } from './customers/period-churn.ts';
import { PROGRAM_RETURN } from './customers/program-return.ts';
import { REPEAT_PURCHASE } from './customers/repeat-purchase.ts';
import { REPEAT_WITHIN } from './customers/repeat-within.ts';
import { RETENTION_BRACKET } from './customers/retention-bracket.ts';
import { RETENTION_CALENDAR } from './customers/retention-calendar.ts';
import { RETENTION_DAY } from './customers/retention-day.ts';
import { RETENTION_ON_OR_AFTER } from './customers/retention-on-or-after.ts';
import { RETURNING_CUSTOMERS } from './customers/returning-customers.ts';
import { RFM_CUTS } from './customers/rfm-cut-points.ts';
import { RFM } from './customers/rfm-segments.ts';
import type { Metric } from './metric.ts';

/** What is counted over customers and their orders, and over spend that was imported. */
export const CUSTOMER_METRICS: readonly Metric[] = [
  RETENTION_CALENDAR,
  RETENTION_DAY,
  RETENTION_BRACKET,
  RETENTION_ON_OR_AFTER,
  REPEAT_PURCHASE,
  REPEAT_WITHIN,
  RETURNING_CUSTOMERS,
  NEW_CUSTOMERS,
  PERIOD_CHURN,
  INACTIVITY_CHURN,
  CHURN_RISK,
  RFM,
  RFM_CUTS,
  LIFETIME_VALUE,
  ACQUISITION_COST,
  PAYBACK,
  PROGRAM_RETURN,
];
