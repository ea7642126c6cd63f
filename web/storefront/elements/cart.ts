import type { DiscountLine, OrderLine, Redemption } from '../../../client/generated/types.ts';

/** What the shop's page says is in the cart. */
export interface Cart {
  /** ISO 4217. */
  readonly currency: string;
  /** As orders have them; a line without `lineId` is named by its position, from 1. */
  readonly lines: readonly OrderLine[];
  /** What shipping costs, in minor units. */
  readonly shipping?: number | undefined;
  readonly country?: string | undefined;
  readonly channel?: string | undefined;
}

/** What some discounts come to on a cart, in minor units. Goods that are given are not money. */
export function discountOf(
  discounts: readonly DiscountLine[],
  { shipping = 0 }: Pick<Cart, 'shipping'>,
): number {
  return discounts.reduce((sum, discount) => {
    if (discount.kind === 'line_discount') return sum + discount.amount;
    if (discount.kind === 'shipping_discount') return sum + (discount.amount ?? shipping);
    return sum;
  }, 0);
}

/** The cart as it is once some redemptions took theirs off it: what is earned, and what else can be had, goes by that. */
export function afterRedemptions(cart: Cart, redemptions: readonly Redemption[]): Cart {
  const discounts = redemptions.flatMap(({ apply }) => apply.discounts);
  const lines = cart.lines.map((line, index) => {
    const lineId = line.lineId ?? `${index + 1}`;
    const taken = discounts.filter((each) => each.kind === 'line_discount' && each.lineId === lineId);
    if (taken.length === 0) return line;
    const already = (line.discounts ?? []).reduce((sum, { amount }) => sum + amount, 0);
    const wanted = taken.reduce((sum, each) => sum + (each.kind === 'line_discount' ? each.amount : 0), 0);
    // A cart that shrank since cannot be worth less than nothing.
    const amount = Math.min(wanted, line.quantity * line.unitPrice - already);
    return amount > 0 ? { ...line, discounts: [...(line.discounts ?? []), { amount }] } : line;
  });
  const { shipping = 0 } = cart;
  const less = discounts.reduce(
    (sum, each) => (each.kind === 'shipping_discount' ? sum + (each.amount ?? shipping) : sum),
    0,
  );
  return { ...cart, lines, shipping: Math.max(0, shipping - less) };
}

/** Value of the goods after discounts, in minor units. */
export const goodsValue = ({ lines }: Cart): number =>
  lines.reduce(
    (sum, { quantity, unitPrice, discounts = [] }) =>
      sum + quantity * unitPrice - discounts.reduce((off, { amount }) => off + amount, 0),
    0,
  );

/** The same for carts that a redemption is the same for. */
export const signatureOf = ({ currency, lines, shipping = 0 }: Cart): string =>
  JSON.stringify([currency, shipping, lines]);
