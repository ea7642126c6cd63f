import type { Condition } from '../../../shared/domain/program/condition.ts';
import { DEFAULT_PROGRAM } from '../../../shared/domain/program/default-program.ts';
import type { EarningRule, Effect } from '../../../shared/domain/program/earning-rule.ts';
import type { GoodsFilter } from '../../../shared/domain/program/goods.ts';
import type { Program } from '../../../shared/domain/program/program.ts';

export const RULES = 100;

const CATEGORIES = ['women', 'men', 'home', 'kids'];

/**
 * A document of a hundred rules as a shop of some years has it: one base rate, rates and bonuses of categories and of single
 * goods, campaigns under all sorts of conditions, multipliers, two groups, and caps. About half of it fires on an order, which is more than most see.
 */
export const LARGE_PROGRAM: Program = {
  ...DEFAULT_PROGRAM,
  version: 2,
  excludedGoods: { skus: ['gift-card'] },
  segments: [
    {
      id: 'regulars',
      description: 'Ten orders and more',
      when: { kind: 'behavior', of: 'orders', atLeast: 10 },
    },
  ],
  groups: [
    { id: 'category-rates', stacking: 'best' },
    { id: 'campaigns', stacking: 'first' },
  ],
  earningRules: Array.from({ length: RULES }, (_, index) => ruleAt(index)),
};

function ruleAt(index: number): EarningRule {
  const base = { id: `rule-${index}`, description: `Rule number ${index}`, on: 'order' as const };
  if (index === 0)
    return { ...base, effect: { kind: 'points_per_amount', points: 1, perAmount: { USD: 100 } } };
  const goods = goodsOf(index);
  const when = conditionOf(index);
  const effect = effectOf(index);
  const group = groupOf(index, effect);
  return {
    ...base,
    effect,
    ...(goods === undefined ? {} : { goods }),
    ...(when === undefined ? {} : { when }),
    ...(group === undefined ? {} : { group }),
    ...(index % 7 === 0
      ? { caps: { perOrder: 500, perMember: [{ per: 'month' as const, points: 2_000 }] } }
      : {}),
  };
}

function goodsOf(index: number): GoodsFilter | undefined {
  // Campaigns on the whole order give fixed points or multiply; beside the base rate, others are about some goods.
  const isOfGoods = effectOf(index).kind.startsWith('points_per');
  if (index % 3 === 0 && !isOfGoods) return undefined;
  return index % 2 === 1
    ? { categories: [CATEGORIES[Math.floor(index / 2) % CATEGORIES.length] ?? 'home'] }
    : { skus: Array.from({ length: 20 }, (_, sku) => `SKU-${70_000 + ((index * 131 + sku * 37) % 20_000)}`) };
}

function effectOf(index: number): Effect {
  switch (index % 5) {
    case 0:
      return { kind: 'multiplier', percent: 110 + (index % 4) * 10, of: index % 2 === 0 ? 'rates' : 'all' };
    case 1:
      return { kind: 'fixed_points', points: 10 + index };
    case 2:
      return { kind: 'points_per_item', points: 1 + (index % 3) };
    default:
      return {
        kind: 'points_per_amount',
        points: 1 + (index % 4),
        perAmount: { USD: [100, 250, 500][index % 3] ?? 100 },
        ...(index % 4 === 0 ? { wholeSteps: true } : {}),
      };
  }
}

function groupOf(index: number, { kind }: Effect): string | undefined {
  if (kind === 'points_per_amount' && index % 2 === 0) return 'category-rates';
  return kind === 'fixed_points' && index % 4 === 1 ? 'campaigns' : undefined;
}

function conditionOf(index: number): Condition | undefined {
  const conditions: readonly (Condition | undefined)[] = [
    undefined,
    { kind: 'amount', atLeast: { USD: 1_000 * index }, goods: { categories: ['home', 'kids'] } },
    {
      kind: 'all',
      of: [
        { kind: 'weekday', in: [1, 2, 3, 4, 5, 6, 7] },
        { kind: 'channel', in: ['web'] },
      ],
    },
    {
      kind: 'any',
      of: [
        { kind: 'tier', in: ['gold'] },
        { kind: 'segment', in: ['regulars'] },
      ],
    },
    { kind: 'not', of: { kind: 'quantity', atLeast: 10_000 } },
    { kind: 'attribute', name: 'city', test: { in: ['Paris', 'Rome'] } },
    { kind: 'order_number', every: 3 },
    { kind: 'coupon', in: ['WELCOME10'] },
  ];
  return conditions[index % conditions.length];
}
