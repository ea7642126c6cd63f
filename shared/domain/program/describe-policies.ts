import { describePeriod } from './describe-rule.ts';
import { counted, describeAmounts, numberWords, type Wording } from './describe-values.ts';
import type {
  ClawbackPolicy,
  EarningCaps,
  ExpiryPolicy,
  MetricPolicy,
  PendingPolicy,
  PointValue,
} from './program.ts';

/** Follows "Points". */
export function describePending(pending: PendingPolicy): string {
  switch (pending.kind) {
    case 'none':
      return 'can be spent at once';
    case 'days':
      return `can be spent after ${counted(pending.days, 'day')}`;
    case 'delivery':
      return `can be spent from delivery on, or after ${counted(pending.atMostDays, 'day')}`;
  }
}

/** Follows "Points". */
export function describeExpiry(expiry: ExpiryPolicy): string {
  switch (expiry.kind) {
    case 'none':
      return 'never expire';
    case 'rolling':
      return `expire ${counted(expiry.months, 'month')} after activation`;
    case 'sliding':
      return `expire ${counted(expiry.months, 'month')} after the last order or event`;
    case 'calendar':
      return `expire each year after ${monthName(expiry.month)} ${expiry.day}, at least ${counted(expiry.atLeastMonths, 'month')} after activation`;
  }
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const monthName = (month: number): string => MONTHS[month - 1] ?? `month ${month}`;

/** Follows "Points spent before a refund". */
export const describeClawback = (clawback: ClawbackPolicy): string =>
  ({
    pending_only: 'stay with the member once they were active',
    within_balance: "are taken from the member's other points, as far as they go",
    below_zero: 'are owed, and taken from later ones',
  })[clawback];

export const describePointValue = ({ points, amount }: PointValue, wording: Wording): string =>
  `${counted(points, 'point')} for ${describeAmounts(amount, wording)}`;

export function describeEarningCaps({ balance, perMember }: EarningCaps): string {
  const limits = [
    ...(balance === undefined ? [] : [`a balance of ${counted(balance, 'point')}`]),
    ...(perMember ?? []).map(
      ({ per, points }) => `${counted(points, 'point')} per member ${describePeriod(per)}`,
    ),
  ];
  return limits.length === 0 ? 'none' : limits.join(', ');
}

export function describeMetrics({
  inactivityDays,
  grossMarginPercent,
  redemptionEstimates = [],
}: MetricPolicy): string {
  const said = [
    ...(inactivityDays === undefined
      ? []
      : [`lost after ${counted(inactivityDays, 'day')} without an order`]),
    ...(grossMarginPercent === undefined ? [] : [`a gross margin of ${numberWords(grossMarginPercent)} %`]),
    ...redemptionEstimates.map(
      ({ from, percent }) => `${numberWords(percent)} % of points expected to be redeemed from ${from} on`,
    ),
  ];
  return said.length === 0 ? 'nothing' : said.join(', ');
}
