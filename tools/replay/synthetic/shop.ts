import { anyProduct, type Product } from './catalog.ts';
import { customers } from './customers.ts';
import { type Random, seededRandom } from './random.ts';
import { returnsUnderWay } from './returns-under-way.ts';

/** One line of the export. Money in minor units. */
export interface ExportRow {
  readonly orderId: string;
  readonly at: number;
  readonly customer: string | null;
  readonly product: Product;
  readonly quantity: number;
  readonly discount: number;
  readonly coupon: string;
  readonly refundOf: string;
}

export interface ShopOptions {
  readonly orders: number;
  readonly seed: number;
}

/** The made-up year. A replay shifts it to today. */
const FIRST_MOMENT = Date.UTC(2024, 0, 1) / 1_000;
const YEAR_SECONDS = 366 * 86_400;
const RETURNING = 0.07;
const RETURN_WITHIN_SECONDS = 25 * 86_400;
const WITH_COUPON = 0.18;
const FREE_SHIPPING_FROM = 5_000;
const SHIPPING: Product = { sku: 'SHIPPING', description: 'Parcel', category: '', price: 490 };

/**
 * A year of a small shop, in the order of time: repeat customers, guests, baskets of several goods, coupons, shipping,
 * and returns that name their order. The same options give the same rows, holding no more
 * in memory than the regular customers and the returns under way.
 */
export function* shopRows({ orders, seed }: ShopOptions): Generator<ExportRow> {
  const random = seededRandom(seed);
  const buyers = customers(random);
  const waiting = returnsUnderWay<ExportRow>();
  let at = FIRST_MOMENT;
  for (let number = 1; number <= orders; number += 1) {
    at += random.exponential(YEAR_SECONDS / orders);
    yield* waiting.until(at);
    const order = orderRows(random, `S${100_000 + number}`, Math.floor(at), buyers.next());
    yield* order;
    if (random.chance(RETURNING)) waiting.add(returnRows(random, order));
  }
  yield* waiting.until(Number.POSITIVE_INFINITY);
}

function orderRows(random: Random, orderId: string, at: number, customer: string | null): ExportRow[] {
  const lines = 1 + Math.floor(random.exponential(1.6));
  const isWithCoupon = random.chance(WITH_COUPON);
  const goods = Array.from({ length: Math.min(lines, 12) }, () => {
    const product = anyProduct(random);
    const quantity = 1 + Math.floor(random.exponential(0.6));
    const discount = isWithCoupon ? Math.floor((product.price * quantity) / 10) : 0;
    return {
      orderId,
      at,
      customer,
      product,
      quantity,
      discount,
      coupon: isWithCoupon ? 'TEN-OFF' : '',
      refundOf: '',
    };
  });
  const value = goods.reduce((sum, { product, quantity }) => sum + product.price * quantity, 0);
  const shipping = {
    orderId,
    at,
    customer,
    product: SHIPPING,
    quantity: 1,
    discount: 0,
    coupon: '',
    refundOf: '',
  };
  return value < FREE_SHIPPING_FROM ? [...goods, shipping] : goods;
}

/** Some units of one line, or the whole order; the id tells the return apart from its order. */
function returnRows(random: Random, order: readonly ExportRow[]): readonly ExportRow[] {
  const goods = order.filter(({ product }) => product !== SHIPPING);
  const isWhole = random.chance(0.4);
  const back = isWhole ? goods : goods.slice(0, 1);
  const later = Math.floor(random.next() * RETURN_WITHIN_SECONDS) + 3_600;
  return back.map((row) => {
    const quantity = isWhole ? row.quantity : 1 + random.below(row.quantity);
    return {
      ...row,
      orderId: `R${row.orderId.slice(1)}`,
      at: row.at + later,
      quantity: -quantity,
      discount: Math.floor((row.discount * quantity) / row.quantity),
      refundOf: row.orderId,
    };
  });
}
