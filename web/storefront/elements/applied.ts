import type { DiscountLine, Redemption } from '../../../client/generated/types.ts';
import { type Cart, discountOf, signatureOf } from './cart.ts';
import { isForCarts } from './redeeming.ts';

/** A reward that holds points for the cart: what the shop's page needs to apply it, and to send it with the order. */
export interface Applied {
  readonly redemptionId: string;
  readonly rewardId: string;
  readonly points: number;
  readonly discounts: readonly DiscountLine[];
  /** What they come to, in minor units of `currency`. */
  readonly discount: number;
  readonly currency: string;
  readonly lapsesAt: string | null;
  /** Whether it was made for the cart as it is now; if not, the customer is asked to update it. */
  readonly isCurrent: boolean;
}

/** Redemptions that wait for an order. */
export const heldForCarts = (redemptions: readonly Redemption[]): readonly Redemption[] =>
  redemptions.filter(
    ({ status, orderId, apply }) => status === 'authorized' && orderId === null && isForCarts(apply.benefit),
  );

/** @param madeFor the signatures of the carts that redemptions were made for, as far as this browser knows them */
export const appliedTo = (
  cart: Cart,
  redemptions: readonly Redemption[],
  madeFor: (redemptionId: string) => string | null,
): readonly Applied[] =>
  redemptions.map(({ redemptionId, rewardId, points, apply, lapsesAt }) => ({
    redemptionId,
    rewardId,
    points,
    discounts: apply.discounts,
    discount: discountOf(apply.discounts, cart),
    currency: apply.currency,
    lapsesAt,
    isCurrent: isFor(cart, apply.discounts, apply.currency, madeFor(redemptionId)),
  }));

/** Made elsewhere, it is for this cart as far as its lines are in it. */
function isFor(
  cart: Cart,
  discounts: readonly DiscountLine[],
  currency: string,
  signature: string | null,
): boolean {
  if (signature !== null) return signature === signatureOf(cart);
  const lineIds = new Set(cart.lines.map(({ lineId }, index) => lineId ?? `${index + 1}`));
  return (
    currency === cart.currency &&
    discounts.every((each) => each.kind !== 'line_discount' || lineIds.has(each.lineId))
  );
}

const PREFIX = 'perennial:cart:';

/** Which cart a redemption was made for is kept as long as the tab, beside it: the API does not keep carts. */
export const madeFor = (redemptionId: string): string | null => {
  try {
    return sessionStorage.getItem(PREFIX + redemptionId);
  } catch {
    return null;
  }
};

export function rememberCart(redemptionId: string, cart: Cart): void {
  try {
    sessionStorage.setItem(PREFIX + redemptionId, signatureOf(cart));
  } catch {
    // Then it is for every cart that has its lines.
  }
}
