import type {
  Behavior,
  Condition,
  EventCondition,
  JourneyCondition,
  MemberCondition,
  OrderCondition,
  TimeCondition,
} from './condition.ts';
import {
  describeAmounts,
  describeGoods,
  describeRange,
  describeTest,
  describeValue,
  listed,
  ordinal,
  type Wording,
} from './describe-values.ts';
import type { Amounts, GoodsFilter } from './goods.ts';

/** A condition as a clause that follows "when": "the goods come to at least 50.00 USD and a coupon was used". */
export function describeCondition(condition: Condition, wording: Wording): string {
  switch (condition.kind) {
    case 'all':
      return joined(condition.of, 'and', wording);
    case 'any':
      return joined(condition.of, 'or', wording);
    case 'not':
      return `not (${describeCondition(condition.of, wording)})`;
    case 'weekday':
    case 'time_of_day':
    case 'date':
      return describeTime(condition);
    case 'tier':
    case 'segment':
    case 'attribute':
    case 'behavior':
    case 'spent':
    case 'birthday':
      return describeMember(condition, wording);
    case 'nps':
      return describeNps(condition);
    case 'event_attribute':
      return describeEvent(condition);
    default:
      return describeOrder(condition, wording);
  }
}

const joined = (conditions: readonly Condition[], joint: 'and' | 'or', wording: Wording): string =>
  conditions
    .map((each) =>
      (each.kind === 'all' || each.kind === 'any') && conditions.length > 1
        ? `(${describeCondition(each, wording)})`
        : describeCondition(each, wording),
    )
    .join(` ${joint} `);

function describeOrder(condition: OrderCondition, wording: Wording): string {
  switch (condition.kind) {
    case 'amount':
      return `${goodsOf(condition.goods)} come to ${describeAmountRange(condition, wording)}`;
    case 'quantity':
      return `the order has ${describeRange(condition)} units${condition.goods === undefined ? '' : ` of ${describeGoods(condition.goods)}`}`;
    case 'channel':
      return `the channel is ${listed(condition.in.map(describeValue), 'or')}`;
    case 'country':
      return `the order goes to ${listed(condition.in, 'or')}`;
    case 'coupon':
      return condition.in === undefined
        ? 'a coupon was used'
        : `the coupon ${listed(condition.in.map(describeValue), 'or')} was used`;
    case 'order_number':
      return describeOrderNumber(condition);
  }
}

const goodsOf = (goods: GoodsFilter | undefined): string =>
  goods === undefined ? 'the goods' : describeGoods(goods);

function describeAmountRange(
  { atLeast, atMost }: { readonly atLeast?: Amounts; readonly atMost?: Amounts },
  wording: Wording,
): string {
  return [
    ...(atLeast === undefined ? [] : [`at least ${describeAmounts(atLeast, wording)}`]),
    ...(atMost === undefined ? [] : [`at most ${describeAmounts(atMost, wording)}`]),
  ].join(' and ');
}

function describeOrderNumber(condition: Extract<OrderCondition, { kind: 'order_number' }>): string {
  const { every, atLeast, atMost } = condition;
  if (every === undefined && atLeast === undefined && atMost === 1) return "it is the member's first order";
  const range = describeRange(condition);
  return [
    ...(every === undefined ? [] : [`it is every ${ordinal(every)} order of the member`]),
    ...(range === '' ? [] : [`the number of the member's order is ${range}`]),
  ].join(' and ');
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function describeTime(condition: TimeCondition): string {
  switch (condition.kind) {
    case 'weekday':
      return `it is ${listed(
        condition.in.map((day) => WEEKDAYS[day - 1] ?? `day ${day}`),
        'or',
      )}`;
    case 'time_of_day':
      return `the time is between ${condition.from} and ${condition.to}`;
    case 'date':
      return `the date is ${[
        ...(condition.from === undefined ? [] : [`${condition.from} or later`]),
        ...(condition.to === undefined ? [] : [`${condition.to} or earlier`]),
      ].join(' and ')}`;
  }
}

const BEHAVIOR: Record<Behavior, string> = {
  orders: 'orders placed',
  points_earned: 'points earned',
  active_points: 'points that can be spent',
  days_since_enrollment: 'days since enrollment',
  days_since_last_order: 'days since the last order',
};

function describeMember(condition: MemberCondition, wording: Wording): string {
  switch (condition.kind) {
    case 'tier':
      return `the member's tier is ${listed(
        condition.in.map((id) => wording.tiers?.tiers.find((tier) => tier.id === id)?.name ?? id),
        'or',
      )}`;
    case 'segment':
      return `the member belongs to segment ${listed(condition.in.map(describeValue), 'or')}`;
    case 'attribute':
      return `the member's ${describeValue(condition.name)} ${describeTest(condition.test)}`;
    case 'behavior':
      return `the member's ${BEHAVIOR[condition.of]} are ${describeRange(condition)}`;
    case 'spent':
      return `the member has spent ${describeAmountRange(condition, wording)}`;
    case 'birthday':
      return condition.within === 'day'
        ? "it is the member's birthday"
        : "it is the month of the member's birthday";
  }
}

function describeNps({ in: groups, withinDays }: JourneyCondition): string {
  const within = withinDays === undefined ? '' : ` of the last ${withinDays} days`;
  return `the member's last answer to an NPS${within} is that of a ${listed(groups, 'or')}`;
}

const describeEvent = (condition: EventCondition): string =>
  `the event's ${describeValue(condition.name)} ${describeTest(condition.test)}`;
