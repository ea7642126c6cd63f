import { localTime } from '../../../shared/domain/calendar.ts';
import type { Order, OrderLine } from '../../../shared/domain/order.ts';
import { lineNet } from '../../../shared/domain/order.ts';
import type { Condition } from '../../../shared/domain/program/condition.ts';
import { answerOf, isMemberLeaf } from '../../../shared/domain/program/conditions/member-answer.ts';
import type { EarningRule } from '../../../shared/domain/program/earning-rule.ts';
import { type GoodsFilter, matchesGoods } from '../../../shared/domain/program/goods.ts';
import type { JudgmentInputs } from '../../../shared/domain/program/judgment-context.ts';
import { NO_FACTS } from '../../../shared/domain/program/member-facts.ts';
import type { Program } from '../../../shared/domain/program/program.ts';
import { add, compare, multiply, type Ratio, ratio, round, ZERO } from '../../../shared/domain/ratio.ts';

/**
 * What an order earns, by the documents' words and as slowly as they read: fractions throughout, conditions as they are written,
 * nothing compiled or remembered. For orders of which nothing went back.
 */
export function referencePoints(
  program: Program,
  order: Order,
  { facts = NO_FACTS, rooms }: JudgmentInputs,
  orderNumber: number,
): number {
  const earning = order.lines.filter(
    (line) => program.excludedGoods === undefined || !matchesGoods(program.excludedGoods, line),
  );
  const { currency, placedAt } = order;
  const local = localTime(placedAt, program.timeZone);
  const percent = program.tiers?.tiers.find(({ id }) => id === facts.tier)?.benefits.earningPercent;
  const tierRule: EarningRule[] =
    percent === undefined
      ? []
      : [{ id: 'tier', description: '', on: 'order', effect: { kind: 'multiplier', percent, of: 'rates' } }];
  const given: { rules: readonly { rule: EarningRule; points: Ratio }[]; stage: number }[] = [];
  for (const stage of [0, 1, 2, 3]) {
    const rules = [...program.earningRules, ...tierRule].filter(
      (rule) => stageOf(rule) === stage && fires(rule),
    );
    // A stage is complete before another one looks at it.
    const found = rules.map((rule) => ({ rule, points: capped(rule, uncapped(rule)) }));
    const positive = found.filter(({ points }) => compare(points, ZERO) > 0);
    given.push(
      ...[...new Set(positive.map(({ rule }) => groupOf(rule)))].map((id) => ({
        stage,
        rules: stacked(positive.filter(({ rule }) => groupOf(rule) === id)),
      })),
    );
  }
  const total = given.flatMap(({ rules }) => greatest(rules.map(({ points }) => points))).reduce(add, ZERO);
  return Math.min(round(total, program.rounding), rooms?.total ?? Number.POSITIVE_INFINITY);

  function stacked(of: readonly { rule: EarningRule; points: Ratio }[]) {
    const stacking = program.groups.find(({ id }) => id === of[0]?.rule.group)?.stacking;
    return stacking === 'first' ? of.slice(0, 1) : of;
  }

  /** A rule without a group, or in one of `all`, is a group of its own. */
  function groupOf(rule: EarningRule): string {
    const group = program.groups.find(({ id }) => id === rule.group);
    return group === undefined || group.stacking === 'all' ? `alone ${rule.id}` : group.id;
  }

  function fires(rule: EarningRule): boolean {
    return (
      rule.on === 'order' &&
      (rule.from === undefined || placedAt >= Date.parse(rule.from) / 1000) &&
      (rule.until === undefined || placedAt < Date.parse(rule.until) / 1000) &&
      (rule.when === undefined || isTrue(rule.when)) &&
      counting(rule).length > 0
    );
  }

  function counting({ goods, excluding }: Pick<EarningRule, 'goods' | 'excluding'>): readonly OrderLine[] {
    return earning.filter(
      (line) =>
        (goods === undefined || matchesGoods(goods, line)) &&
        (excluding === undefined || !matchesGoods(excluding, line)),
    );
  }

  function uncapped(rule: EarningRule): Ratio {
    const { effect } = rule;
    if (effect.kind === 'fixed_points') return ratio(effect.points);
    const isWhole = rule.goods === undefined && rule.excluding === undefined;
    return partFor(rule, isWhole && effect.kind === 'multiplier' ? null : earning);
  }

  /** For some lines, or for the order as a whole. */
  function partFor(rule: EarningRule, lines: readonly OrderLine[] | null): Ratio {
    const { effect } = rule;
    const own = counting(rule).filter((line) => lines === null || lines.includes(line));
    switch (effect.kind) {
      case 'fixed_points':
        return ZERO;
      case 'points_per_item':
        return ratio(effect.points * own.reduce((sum, line) => sum + line.quantity, 0));
      case 'points_per_amount': {
        const per = effect.perAmount[currency];
        if (per === undefined) return ZERO;
        const value = own.reduce((sum, line) => sum + lineNet(line), 0);
        return effect.wholeSteps
          ? ratio(Math.floor(value / per) * effect.points)
          : multiply(ratio(value), ratio(effect.points, per));
      }
      case 'multiplier': {
        const counted = given.filter(({ stage }) => (effect.of === 'rates' ? stage === 0 : stage < 3));
        const base = counted
          .map(({ rules }) =>
            greatest(
              rules.map(({ rule: other, points }) =>
                lines === null ? points : lesser(points, partFor(other, own)),
              ),
            ),
          )
          .reduce(add, ZERO);
        return multiply(base, ratio(effect.percent - 100, 100));
      }
    }
  }

  function capped({ id, caps }: EarningRule, points: Ratio): Ratio {
    const limits = [caps?.perOrder, rooms?.rules[id]].filter((limit) => limit !== undefined);
    return limits.reduce((least, limit) => lesser(least, ratio(limit)), points);
  }

  function isTrue(condition: Condition): boolean {
    switch (condition.kind) {
      case 'all':
        return condition.of.every(isTrue);
      case 'any':
        return condition.of.some(isTrue);
      case 'not':
        return !isTrue(condition.of);
      case 'amount': {
        const value = sumOf(condition.goods, lineNet);
        const { atLeast, atMost } = condition;
        return (
          (atLeast === undefined || value >= (atLeast[currency] ?? Number.POSITIVE_INFINITY)) &&
          (atMost === undefined || value <= (atMost[currency] ?? Number.NEGATIVE_INFINITY))
        );
      }
      case 'quantity':
        return within(
          condition,
          sumOf(condition.goods, ({ quantity }) => quantity),
        );
      case 'channel':
        return condition.in.includes(order.channel);
      case 'country':
        return order.country !== undefined && condition.in.includes(order.country);
      case 'coupon':
        return order.lines.some(({ discounts }) =>
          discounts.some(
            ({ coupon }) =>
              coupon !== undefined && (condition.in === undefined || condition.in.includes(coupon)),
          ),
        );
      case 'order_number':
        return within(condition, orderNumber) && orderNumber % (condition.every ?? 1) === 0;
      case 'weekday':
        return condition.in.includes(local.weekday);
      case 'time_of_day':
        return isBetween(clock(local.minute), condition.from, condition.to);
      case 'date': {
        const date = new Date(local.day * 86_400_000).toISOString().slice(0, 10);
        return date >= (condition.from ?? '') && date <= (condition.to ?? '~');
      }
      case 'event_attribute':
        return 'absent' in condition.test;
      default:
        return isMemberLeaf(condition) && answerOf(condition, facts, local, program.segments);
    }
  }

  function sumOf(goods: GoodsFilter | undefined, of: (line: OrderLine) => number): number {
    return counting(goods === undefined ? {} : { goods }).reduce((sum, line) => sum + of(line), 0);
  }
}

function stageOf({ effect }: EarningRule): number {
  if (effect.kind === 'points_per_amount') return 0;
  if (effect.kind !== 'multiplier') return 1;
  return effect.of === 'rates' ? 2 : 3;
}

const lesser = (a: Ratio, b: Ratio): Ratio => (compare(b, a) < 0 ? b : a);
const greatest = (all: readonly Ratio[]): Ratio =>
  all.reduce((most, each) => (compare(most, each) < 0 ? each : most), ZERO);

function within(
  {
    atLeast = Number.NEGATIVE_INFINITY,
    atMost = Number.POSITIVE_INFINITY,
  }: { readonly atLeast?: number; readonly atMost?: number },
  value: number,
) {
  return value >= atLeast && value <= atMost;
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** `HH:MM` texts sort as times do. */
function isBetween(at: string, from: string, to: string): boolean {
  return from < to ? at >= from && at < to : at >= from || at < to;
}
