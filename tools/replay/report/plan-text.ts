import { SKIP_REASONS, UNMATCHED_REASONS } from '../source/skip-reasons.ts';
import { amountOf, n, section } from './layout.ts';
import type { Counted, Money, PlanFigures } from './summary.ts';

export function rowsText({ rows, orders, money }: PlanFigures): string {
  const { read, goods, shipping, discounts, returns, skipped } = rows;
  const notSent = Object.values(skipped).reduce((sum, { count }) => sum + count, 0);
  const parts = `${n(goods)} goods, ${n(shipping)} shipping, ${n(discounts)} discounts, ${n(returns)} returns, ${n(notSent)} not sent`;
  const unused = amountOf(orders.discountUnused, money);
  return section(`Rows: ${n(read)} = ${parts}`, [
    `${n(orders.inExport)} orders, ${n(orders.ofGuests)} of guests; ${n(orders.split)} cut into parts of 100 lines`,
    `${n(orders.mergedRows)} rows added to another of the same goods; ${n(orders.roundedRows)} amounts rounded`,
    ...(orders.discountUnused === 0
      ? []
      : [`${unused} of discounts exceeded their orders and were left out`]),
    ...reasons(skipped, SKIP_REASONS, ({ count }) => `${n(count)} rows`),
  ]);
}

export function returnsText({ returns, money }: PlanFigures): string {
  const { units, matched, credits, creditsMatched, unmatched } = returns;
  const countOf = ({ count, units: missing, amount }: Counted) =>
    amount === 0
      ? `${n(missing)} units on ${n(count)} lines`
      : `${amountOf(amount, money)} in ${n(count)} returns`;
  return section(
    `Returns: ${n(returns.returns)}, of ${n(units)} units, ${n(matched)} matched to earlier orders and ${n(units - matched)} not`,
    [
      ...(credits === 0 ? [] : [creditsText(credits, creditsMatched, money)]),
      ...reasons(unmatched, UNMATCHED_REASONS, countOf),
    ],
  );
}

function creditsText(credits: number, matched: number, money: Money): string {
  return `${amountOf(credits, money)} given back without goods, ${amountOf(matched, money)} of it matched`;
}

const SHOWN_EXAMPLES = 2;

function reasons<R extends string>(
  counted: Readonly<Partial<Record<R, Counted>>>,
  meanings: Readonly<Record<R, string>>,
  countOf: (entry: Counted) => string,
): readonly string[] {
  return (Object.entries(counted) as [R, Counted][]).flatMap(([reason, entry]) => [
    `${reason}: ${countOf(entry)}: ${meanings[reason]}`,
    ...entry.examples.slice(0, SHOWN_EXAMPLES).map(({ row, detail }) => `    line ${row}: ${detail}`),
  ]);
}
