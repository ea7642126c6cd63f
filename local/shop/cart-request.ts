import type { Application, DiscountLine, OrderLine } from '../../client/generated/types.ts';
import { goodOf, SHIPPING } from '../../web/shop/goods.ts';
import type { PlaceOrder } from '../../web/shop/shop-api.ts';
import { ShopRefusal } from './shop-refusal.ts';

/** More of one thing is a mistake. */
const MOST_OF_ONE = 20;

/** A cart as the program sees it. */
export interface PricedCart {
  readonly lines: readonly OrderLine[];
  /** In cents. */
  readonly shipping: number;
}

/**
 * What was put into the cart, with the prices of the shop and not those of the page.
 *
 * @throws ShopRefusal for what is not for sale
 */
export function pricedCart(lines: PlaceOrder['lines']): PricedCart {
  if (lines.length === 0) throw new ShopRefusal(400, 'The cart is empty.');
  return {
    lines: lines.map(({ sku, quantity }) => {
      const good = goodOf(sku);
      if (good === undefined) throw new ShopRefusal(400, `We do not have ${sku}.`);
      if (!Number.isInteger(quantity) || quantity < 1 || quantity > MOST_OF_ONE) {
        throw new ShopRefusal(400, `You can have 1 to ${MOST_OF_ONE} of ${good.name}, not ${quantity}.`);
      }
      return { lineId: sku, sku, quantity, unitPrice: good.price, categories: [good.category] };
    }),
    shipping: SHIPPING,
  };
}

/** The cart with what rewards take off: discounts of its lines, less shipping, and gifts beside. */
export function withRewards(cart: PricedCart, applications: readonly Application[]): PricedCart {
  return applications.flatMap(({ discounts }) => discounts).reduce(withDiscount, cart);
}

function withDiscount(cart: PricedCart, discount: DiscountLine): PricedCart {
  if (discount.kind === 'shipping_discount') {
    return { ...cart, shipping: Math.max(0, cart.shipping - (discount.amount ?? cart.shipping)) };
  }
  if (discount.kind === 'free_product') {
    const { sku, quantity } = discount;
    return { ...cart, lines: [...cart.lines, { lineId: `gift-${sku}`, sku, quantity, unitPrice: 0 }] };
  }
  if (discount.kind !== 'line_discount') return cart;
  const lines = cart.lines.map((line) =>
    line.lineId === discount.lineId
      ? { ...line, discounts: [...(line.discounts ?? []), { amount: discount.amount }] }
      : line,
  );
  return { ...cart, lines };
}

/** What comes off a line, in cents. */
export const discountOf = ({ discounts = [] }: OrderLine): number =>
  discounts.reduce((sum, { amount }) => sum + amount, 0);

/** What is paid, in cents. */
export const totalOf = ({ lines, shipping }: PricedCart): number =>
  lines.reduce((sum, line) => sum + line.quantity * line.unitPrice - discountOf(line), shipping);
