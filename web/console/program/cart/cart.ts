import { amountOf } from '../model/amount.ts';
import { type Currency, currenciesOf } from '../model/currencies.ts';
import { isFields, valueAt } from '../model/place.ts';

/** One line of the cart, as somebody types it. */
export interface CartLine {
  readonly sku: string;
  readonly quantity: string;
  /** In the major unit of the currency. */
  readonly price: string;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
}

/** A cart to try, and for whom. */
export interface Cart {
  readonly currency: string;
  readonly channel: string;
  readonly country: string;
  readonly lines: readonly CartLine[];
  /** Empty: the lowest tier, or by what is known of the member. */
  readonly tier: string;
  readonly orders: string;
  readonly daysSinceEnrollment: string;
  /** `YYYY-MM-DDTHH:MM` by the clocks of the program; empty: now. */
  readonly placedAt: string;
}

export const newLine = (number: number): CartLine => ({
  sku: `product-${number}`,
  quantity: '1',
  price: '50',
  categories: [],
  tags: [],
});

export const newCart = (document: unknown): Cart => ({
  currency: currenciesOf(document)[0]?.code ?? '',
  channel: 'web',
  country: '',
  lines: [newLine(1)],
  tier: '',
  orders: '1',
  daysSinceEnrollment: '30',
  placedAt: '',
});

/** Tiers of a document, as far as they are well formed. */
export function tiersOf(document: unknown): readonly { readonly id: string; readonly name: string }[] {
  const tiers = valueAt(document, ['tiers', 'tiers']);
  return (Array.isArray(tiers) ? tiers : []).flatMap((tier) =>
    isFields(tier) && typeof tier['id'] === 'string'
      ? [{ id: tier['id'], name: String(tier['name'] ?? '') }]
      : [],
  );
}

const whole = (text: string): number | null => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : null);

/** The body of a request that tries the cart; `null` where a number of it is none. @param placedAt ISO 8601, or null for now */
export function requestOf(cart: Cart, document: unknown, placedAt: string | null) {
  const { minorDigits } = currencyOf(document, cart.currency);
  const lines = cart.lines.map(({ sku, quantity, price, categories, tags }) => ({
    sku: sku.trim(),
    quantity: whole(quantity) ?? 0,
    unitPrice: amountOf(price, minorDigits) ?? -1,
    categories: [...categories],
    tags: [...tags],
  }));
  const [orders, daysSinceEnrollment] = [whole(cart.orders), whole(cart.daysSinceEnrollment)];
  const isWrong = lines.some(({ sku, quantity, unitPrice }) => sku === '' || quantity < 1 || unitPrice < 0);
  if (isWrong || lines.length === 0 || orders === null || daysSinceEnrollment === null) return null;
  return {
    document: document as Record<string, unknown>,
    currency: cart.currency,
    channel: cart.channel.trim() === '' ? 'web' : cart.channel.trim(),
    ...(cart.country.trim() === '' ? {} : { country: cart.country.trim().toUpperCase() }),
    ...(placedAt === null ? {} : { placedAt }),
    lines,
    member: { orders, daysSinceEnrollment, ...(cart.tier === '' ? {} : { tier: cart.tier }) },
  };
}

const currencyOf = (document: unknown, code: string): Currency =>
  currenciesOf(document).find((each) => each.code === code) ?? { code, minorDigits: 2 };
