import { counted, describeAmounts, describeGoods, describeProse, type Wording } from './describe-values.ts';
import type { Amounts, GoodsFilter } from './goods.ts';
import type { Benefit } from './reward.ts';

/** What a reward is, in a few words: "10 percent off, at most 20.00 USD, on goods of category “shoes”". */
export function describeBenefit(benefit: Benefit, wording: Wording): string {
  switch (benefit.kind) {
    case 'percent_off':
      return `${benefit.percent} percent off${atMost(benefit.atMost, wording)}${onGoods(benefit.goods)}`;
    case 'amount_off':
      return `${describeAmounts(benefit.amount, wording)} off${onGoods(benefit.goods)}`;
    case 'free_shipping':
      return `free shipping${atMost(benefit.atMost, wording)}`;
    case 'free_product':
      return `${counted(benefit.quantity, 'unit')} of SKU “${benefit.sku}”`;
    case 'gift_card':
      return `a gift card of ${describeAmounts(benefit.amount, wording)}`;
    case 'store_credit':
      return `store credit of ${describeAmounts(benefit.amount, wording)}`;
    case 'pay_with_points':
      return `payment with points, from ${counted(benefit.minimum, 'point')} in steps of ${counted(benefit.step, 'point')}, up to ${benefit.atMostPercent} percent of the goods`;
    case 'by_hand':
      return `by hand: ${describeProse(benefit.instructions)}`;
    case 'donation':
      return `a donation of ${describeAmounts(benefit.amount, wording)} to “${benefit.to}”`;
  }
}

const atMost = (amounts: Amounts | undefined, wording: Wording): string =>
  amounts === undefined ? '' : `, at most ${describeAmounts(amounts, wording)}`;

const onGoods = (goods: GoodsFilter | undefined): string =>
  goods === undefined ? '' : `, on ${describeGoods(goods)}`;
