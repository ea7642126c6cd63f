import { round } from '../../ratio.ts';
import type { OrderCondition } from '../condition.ts';
import type { Amounts, GoodsFilter } from '../goods.ts';
import { moneyWords } from '../money-words.ts';
import { negated, type Unmet } from '../unmet.ts';
import { type Bound, isJudgedOnBought, passes, rangeNode, within } from './bounds.ts';
import { all, any, type Node, type Occurrence } from './test.ts';

/** Finds the number of the set of lines that a filter means. */
export type SetOf = (filter: GoodsFilter | undefined) => number;

/** Asks the order itself. On an event, nothing of this holds, nor does its opposite. */
export function orderNode(leaf: OrderCondition, isNegated: boolean, setOf: SetOf): Node {
  switch (leaf.kind) {
    case 'amount': {
      const set = setOf(leaf.goods);
      return rangeNode<Amounts>(leaf, isNegated, (bound, threshold) =>
        amountTest(set, bound, threshold, isNegated),
      );
    }
    case 'quantity': {
      const set = setOf(leaf.goods);
      return rangeNode<number>(leaf, isNegated, (bound, threshold) => quantityTest(set, bound, threshold));
    }
    case 'order_number':
      return orderNumberNode(leaf, isNegated);
    default:
      return textNode(leaf, isNegated);
  }
}

const totals = (occurrence: Occurrence, bound: Bound) =>
  isJudgedOnBought(bound) ? occurrence.bought : occurrence.left;

const when = (bound: Bound): string => (isJudgedOnBought(bound) ? 'came' : 'come');

/** A threshold in a currency that is not named does not exist: nothing reaches it, and nothing stays within it. */
function amountTest(set: number, bound: Bound, threshold: Amounts, isNegated: boolean): Node {
  return {
    kind: 'test',
    holds(occurrence) {
      if (occurrence.currency === null) return false;
      const asked = threshold[occurrence.currency.code];
      if (asked === undefined) return isNegated;
      return passes(bound, totals(occurrence, bound).compareValue(set, asked));
    },
    found(occurrence) {
      const { currency } = occurrence;
      if (currency === null) return NO_ORDER;
      const asked = threshold[currency.code];
      if (asked === undefined) return `The condition names no amount in ${currency.code}.`;
      const value = moneyWords(totals(occurrence, bound).valueOf(set), currency);
      return `The goods that count ${when(bound)} to ${value}; asked is ${bound} ${moneyWords(asked, currency)}.`;
    },
    unmet(occurrence) {
      const { currency } = occurrence;
      const asked = currency === null ? undefined : threshold[currency.code];
      if (currency === null || asked === undefined) return { kind: 'amount' };
      const found = round(totals(occurrence, bound).valueOf(set), 'floor');
      return { kind: 'amount', ...within(bound, asked), found, currency: currency.code };
    },
  };
}

function quantityTest(set: number, bound: Bound, threshold: number): Node {
  return {
    kind: 'test',
    holds: (occurrence) =>
      occurrence.order !== null && passes(bound, totals(occurrence, bound).unitsOf(set) - threshold),
    found: (occurrence) =>
      occurrence.order === null
        ? NO_ORDER
        : `The goods that count ${when(bound)} to ${totals(occurrence, bound).unitsOf(set)} units; asked is ${bound} ${threshold}.`,
    unmet: (occurrence) => ({
      kind: 'quantity',
      ...within(bound, threshold),
      ...(occurrence.order === null ? {} : { found: totals(occurrence, bound).unitsOf(set) }),
    }),
  };
}

function orderNumberNode(leaf: Extract<OrderCondition, { kind: 'order_number' }>, isNegated: boolean): Node {
  const test = (isMet: (number: number) => boolean, asked: string, asData: Partial<Unmet>): Node => ({
    kind: 'test',
    holds: ({ context }) => context.orderNumber !== undefined && isMet(context.orderNumber),
    found: ({ context }) =>
      context.orderNumber === undefined
        ? NO_ORDER
        : `It is the member's order number ${context.orderNumber}; asked is ${asked}.`,
    unmet: ({ context: { orderNumber: found } }) => ({
      kind: 'order_number',
      ...asData,
      ...(found === undefined ? {} : { found }),
    }),
  });
  const range = rangeNode<number>(leaf, isNegated, (bound, threshold) =>
    test((number) => passes(bound, number - threshold), `${bound} ${threshold}`, within(bound, threshold)),
  );
  const { every } = leaf;
  if (every === undefined) return range;
  const isTurn = test(
    (number) => (number % every === 0) !== isNegated,
    `${isNegated ? 'none' : 'one'} that ${every} divides`,
    { every, ...negated(isNegated) },
  );
  return isNegated ? any([range, isTurn]) : all([range, isTurn]);
}

type TextLeaf = Extract<OrderCondition, { kind: 'channel' | 'country' | 'coupon' }>;

/** Facts of the order as it was placed, whatever goes back. */
function textNode(leaf: TextLeaf, isNegated: boolean): Node {
  const wanted = leaf.in === undefined ? null : new Set(leaf.in);
  const isWanted = (text: string) => wanted === null || wanted.has(text);
  const asked = leaf.in === undefined ? 'any' : leaf.in.join(' or ');
  return {
    kind: 'test',
    holds: ({ order }) => order !== null && hasText(leaf.kind, order, isWanted) !== isNegated,
    found: ({ order }) =>
      order === null
        ? NO_ORDER
        : `The ${leaf.kind} is ${textsOf(leaf.kind, order).join(', ') || 'none'}; asked is ${isNegated ? 'other than ' : ''}${asked}.`,
    unmet: () => ({
      kind: leaf.kind,
      ...(leaf.kind === 'coupon' ? {} : { in: leaf.in }),
      ...negated(isNegated),
    }),
  };
}

function hasText(
  kind: TextLeaf['kind'],
  { channel, country, lines }: NonNullable<Occurrence['order']>,
  isWanted: (text: string) => boolean,
): boolean {
  if (kind === 'channel') return isWanted(channel);
  if (kind === 'country') return country !== undefined && isWanted(country);
  return lines.some(({ discounts }) =>
    discounts.some(({ coupon }) => coupon !== undefined && isWanted(coupon)),
  );
}

function textsOf(kind: TextLeaf['kind'], order: NonNullable<Occurrence['order']>): readonly string[] {
  if (kind === 'channel') return [order.channel];
  if (kind === 'country') return order.country === undefined ? [] : [order.country];
  return order.lines.flatMap(({ discounts }) =>
    discounts.flatMap(({ coupon }) => (coupon === undefined ? [] : [coupon])),
  );
}

const NO_ORDER = 'It asks of an order, and this is an event.';
