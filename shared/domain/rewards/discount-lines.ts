import type { AppliedReward } from '../ledger/redemption.ts';
import type { Order } from '../order.ts';
import { ownValue } from '../program/own-value.ts';
import type { Benefit } from '../program/reward.ts';
import { freeUnits } from './cart-goods.ts';

/** One thing that the shop does so that the customer has the reward, in words of no platform. Money is in minor units. */
export type DiscountLine =
  /** Taken off the whole line. */
  | { readonly kind: 'line_discount'; readonly lineId: string; readonly amount: number }
  /** Up to so much of the shipping; `null`: all of it, whatever it costs. */
  | { readonly kind: 'shipping_discount'; readonly amount: number | null }
  /** To be added to the order at no price. */
  | { readonly kind: 'free_product'; readonly sku: string; readonly quantity: number }
  /** To be given to the customer, as a card or on their account with the shop. */
  | {
      readonly kind: 'credit';
      readonly as: 'gift_card' | 'store_credit';
      readonly currency: string;
      readonly amount: number;
    }
  /** What people do, and confirm as fulfilled. */
  | { readonly kind: 'by_hand'; readonly instructions: string }
  | {
      readonly kind: 'donation';
      readonly currency: string;
      readonly amount: number;
      readonly to: string;
    };

/**
 * What the shop has to do. Without a cart there is nothing to say about lines of one: a percentage or an amount is then
 * said by the benefit itself.
 *
 * @param applied `null` where there was no cart
 * @param cart that it was applied to: tells which units of a free product are still to be added
 */
export function discountLines(
  benefit: Benefit,
  applied: AppliedReward | null,
  currency: string,
  cart?: Order,
): readonly DiscountLine[] {
  switch (benefit.kind) {
    case 'percent_off':
    case 'amount_off':
    case 'pay_with_points':
      return lineDiscounts(applied);
    case 'free_product':
      return [...lineDiscounts(applied), ...unitsToAdd(benefit, applied, cart)];
    case 'free_shipping':
      return [{ kind: 'shipping_discount', amount: shippingAmount(benefit, applied, currency) }];
    case 'gift_card':
    case 'store_credit':
      return [
        { kind: 'credit', as: benefit.kind, currency, amount: ownValue(benefit.amount, currency) ?? 0 },
      ];
    case 'by_hand':
      return [{ kind: 'by_hand', instructions: benefit.instructions }];
    case 'donation':
      return [
        { kind: 'donation', currency, amount: ownValue(benefit.amount, currency) ?? 0, to: benefit.to },
      ];
  }
}

function lineDiscounts(applied: AppliedReward | null): readonly DiscountLine[] {
  return Object.entries(applied?.lines ?? {}).map(([lineId, amount]) => ({
    kind: 'line_discount',
    lineId,
    amount,
  }));
}

function unitsToAdd(
  benefit: Extract<Benefit, { kind: 'free_product' }>,
  applied: AppliedReward | null,
  cart: Order | undefined,
): readonly DiscountLine[] {
  const { sku, quantity } = benefit;
  const there = cart === undefined ? null : freeUnits(benefit, cart);
  const inCart = there?.reduce((sum, { units }) => sum + units, 0) ?? 0;
  // Without the cart, a discount on any line is taken to be all of it: giving one too many cannot be undone.
  const missing = there === null && Object.keys(applied?.lines ?? {}).length > 0 ? 0 : quantity - inCart;
  return missing > 0 ? [{ kind: 'free_product', sku, quantity: missing }] : [];
}

/** A cart without shipping has none yet: the bound is then the reward's own, and no bound stays none. */
function shippingAmount(
  { atMost }: Extract<Benefit, { kind: 'free_shipping' }>,
  applied: AppliedReward | null,
  currency: string,
): number | null {
  if (atMost === undefined) return null;
  return applied !== null && applied.shipping > 0 ? applied.shipping : (ownValue(atMost, currency) ?? 0);
}
