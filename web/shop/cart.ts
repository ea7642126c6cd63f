import { goodOf } from './goods.ts';
import type { PlaceOrder } from './shop-api.ts';

export interface CartLine {
  readonly sku: string;
  readonly quantity: number;
}

/** What this browser wants to buy, and under which name it will be ordered. */
export interface StoredCart {
  readonly checkoutId: string;
  readonly lines: readonly CartLine[];
}

const KEY = 'saltglaze-cart';
const MOST = 20;

const empty = (): StoredCart => ({ checkoutId: newCheckoutId(), lines: [] });

/** Of random bits, as browsers have `randomUUID` on pages with HTTPS only. */
function newCheckoutId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function readCart(): StoredCart {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as StoredCart | null;
    // A cart of an older visit may name what is no longer sold.
    return kept === null ? empty() : { ...kept, lines: kept.lines.filter(({ sku }) => goodOf(sku)) };
  } catch {
    return empty();
  }
}

const keep = (cart: StoredCart): StoredCart => {
  localStorage.setItem(KEY, JSON.stringify(cart));
  return cart;
};

/** @param quantity 0 takes it out */
export function setQuantity(sku: string, quantity: number): StoredCart {
  const { checkoutId, lines } = readCart();
  const others = lines.filter((line) => line.sku !== sku);
  const known = lines.some((line) => line.sku === sku);
  const line = { sku, quantity: Math.min(quantity, MOST) };
  if (quantity < 1) return keep({ checkoutId, lines: others });
  const next = known ? lines.map((each) => (each.sku === sku ? line : each)) : [...lines, line];
  return keep({ checkoutId, lines: next });
}

export const addOne = (sku: string): StoredCart =>
  setQuantity(sku, (readCart().lines.find((line) => line.sku === sku)?.quantity ?? 0) + 1);

/** After it was ordered. */
export const emptyCart = (): StoredCart => keep(empty());

export const piecesIn = ({ lines }: Pick<StoredCart, 'lines'>): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0);

/** In cents. */
export const goodsTotal = (lines: PlaceOrder['lines']): number =>
  lines.reduce((sum, { sku, quantity }) => sum + quantity * (goodOf(sku)?.price ?? 0), 0);
