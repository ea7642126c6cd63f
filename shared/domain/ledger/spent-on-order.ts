import { type Order, type OrderLine, type Returned, unitsLeft, valueOfUnitsLeft } from '../order.ts';
import { type GoodsFilter, matchesGoods } from '../program/goods.ts';
import { ownValue } from '../program/own-value.ts';
import type { Benefit, Reward } from '../program/reward.ts';
import { add, compare, multiply, type Ratio, ratio, round, ZERO } from '../ratio.ts';
import type { OrderState } from './order-state.ts';
import type { SpentOnOrder } from './redemption.ts';
import type { RedemptionState } from './redemption-state.ts';

/**
 * What a redemption gives to an order, with the lines that its points paid for: those of the cart that it was authorized
 * with, where the order has them; else the goods that the reward is for, by their list value.
 *
 * @param points that are spent on the order
 */
export function spentOnOrder(
  { redemptionId, applied }: Pick<RedemptionState, 'redemptionId' | 'applied'>,
  reward: Reward,
  order: Order,
  points: number,
): SpentOnOrder {
  const inCart = weightsOf(order, ({ lineId }) => ownValue(applied?.lines, lineId) ?? 0);
  const weights = Object.keys(inCart).length > 0 ? inCart : listValues(reward.benefit, order);
  return { redemptionId, points, weights, returns: reward.returns };
}

function listValues(benefit: Benefit, order: Order): SpentOnOrder['weights'] {
  const isMeant = goodsOf(benefit);
  return weightsOf(order, (line) => (isMeant(line) ? line.unitPrice * line.quantity : 0));
}

/** Which lines a reward over goods is about; none for what is not about goods. */
function goodsOf(benefit: Benefit): (line: OrderLine) => boolean {
  const matching = (goods: GoodsFilter | undefined) => (line: OrderLine) =>
    goods === undefined || matchesGoods(goods, line);
  switch (benefit.kind) {
    case 'percent_off':
    case 'amount_off':
      return matching(benefit.goods);
    case 'pay_with_points':
      return () => true;
    case 'free_product':
      return ({ sku }) => sku === benefit.sku;
    default:
      return () => false;
  }
}

function weightsOf({ lines }: Order, weigh: (line: OrderLine) => number): SpentOnOrder['weights'] {
  const weighed = lines.map((line) => [line.lineId, weigh(line)] as const);
  return Object.fromEntries(weighed.filter(([, weight]) => weight > 0));
}

/**
 * How many of the points stay spent when so much of the order has gone back: a function of what remains alone, so any
 * split and order of refunds ends alike (law 7), and it never rises.
 *
 * In proportion: ⌊points × Σ weight × units left ⁄ units × (V − A) ⁄ V ⁄ Σ weight⌋, with V the net value of all units left and
 * A what was given back without naming a line, which weighs on all that is left.
 */
export function spentLeft(spent: SpentOnOrder, order: Order, returned: Returned): number {
  const { points, weights, returns } = spent;
  if (returns === 'never') return points;
  if (isNothingLeft(order, returned)) return 0;
  const whole = order.lines.reduce((sum, { lineId }) => sum + (ownValue(weights, lineId) ?? 0), 0);
  if (returns === 'whole' || whole === 0) return points;
  const left = order.lines.reduce((sum, line) => add(sum, weightLeft(line, spent, returned)), ZERO);
  const share = multiply(multiply(left, paidShare(order, returned)), ratio(points, whole));
  return round(share, 'floor');
}

function isNothingLeft({ lines }: Order, returned: Returned): boolean {
  return lines.every((line) => unitsLeft(line, returned) === 0);
}

function weightLeft(line: OrderLine, { weights }: SpentOnOrder, returned: Returned): Ratio {
  return ratio(
    BigInt(ownValue(weights, line.lineId) ?? 0) * BigInt(unitsLeft(line, returned)),
    line.quantity,
  );
}

/** Of the goods that are left, what is not given back as an amount. All of it, where they cost nothing. */
function paidShare(order: Order, returned: Returned): Ratio {
  const value = valueOfUnitsLeft(order, returned).reduce(add, ZERO);
  if (value.numerator === 0n) return ratio(1);
  const paid = add(value, ratio(-returned.amount));
  if (compare(paid, ZERO) <= 0) return ZERO;
  return ratio(paid.numerator * value.denominator, paid.denominator * value.numerator);
}

/** What one redemption gives back when more of its order goes back. */
export interface SpentReturn {
  readonly redemptionId: string;
  /** As `returnSpent` takes it. */
  readonly spentAfter: number;
  readonly points: number;
}

/**
 * The redemptions of an order of which less stays spent once `returned` is all that has gone back. Its refund is committed
 * together with a return of each.
 */
export function returnsOf(
  { spent, order, returned: before }: Pick<OrderState, 'spent' | 'order' | 'returned'>,
  returned: Returned,
): readonly SpentReturn[] {
  return spent.flatMap((each) => {
    const spentAfter = spentLeft(each, order, returned);
    const points = spentLeft(each, order, before) - spentAfter;
    return points > 0 ? [{ redemptionId: each.redemptionId, spentAfter, points }] : [];
  });
}
