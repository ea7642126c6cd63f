import { ownValue } from '../../domain/program/own-value.ts';
import type { Benefit } from '../../domain/program/reward.ts';
import { decimalAmount } from '../../domain/rewards/decimal-amount.ts';
import {
  type GrantedReward,
  goodsDiscount,
  minimumToCome,
  skusOf,
  type Unsupported,
} from '../../domain/rewards/granted-reward.ts';

/** The body of `POST /wp-json/wc/v3/coupons`. Money is in decimals of the shop's currency. */
export interface WooCommerceCoupon extends Discount {
  /** WooCommerce asks for one: the shop adds its own where the redemption has none. */
  readonly code?: string;
  readonly description: string;
  /** UTC, without a zone: `2026-11-23T00:00:00`. */
  readonly date_expires_gmt: string | null;
  readonly usage_limit: 1;
  readonly individual_use: false;
  readonly minimum_amount?: string;
}

interface Discount {
  readonly discount_type: 'percent' | 'fixed_cart';
  /** A percentage is written as a number alone. */
  readonly amount: string;
  readonly product_ids?: readonly number[];
  readonly limit_usage_to_x_items?: number;
  readonly free_shipping?: true;
}

/**
 * A reward as a coupon of WooCommerce. For a cart it takes off what was judged, however the cart changes until it is entered, and
 * WooCommerce divides it over the lines in its own way; a percentage is rounded by WooCommerce. Free shipping takes a shipping
 * method of the shop that asks for such a coupon. What WooCommerce cannot express is said. Its coupons begin at once.
 *
 * REST API v3: https://developer.woocommerce.com/docs/apis/rest-api/v3/api-reference/, route `/wc/v3/coupons`.
 */
export function wooCommerceCoupon(granted: GrantedReward): WooCommerceCoupon | Unsupported {
  const { reward, code, expiresAt, currency } = granted;
  const discount = discountOf(granted);
  if ('unsupported' in discount) return discount;
  const minimum = minimumToCome(granted);
  return {
    ...(code === undefined ? {} : { code }),
    description: reward.name,
    ...discount,
    date_expires_gmt: expiresAt === null ? null : new Date(expiresAt * 1000).toISOString().slice(0, 19),
    usage_limit: 1,
    individual_use: false,
    ...(minimum === undefined ? {} : { minimum_amount: decimalAmount(minimum, currency) }),
  };
}

function discountOf(granted: GrantedReward): Discount | Unsupported {
  const { benefit } = granted.reward;
  switch (benefit.kind) {
    case 'percent_off':
      return percentOff(granted, benefit);
    case 'amount_off':
      return amountOff(granted, benefit);
    case 'pay_with_points':
      return ofCart(granted) ?? { unsupported: 'What points pay is known only with a cart.' };
    case 'free_product': {
      const ids = productIds(granted);
      return 'unsupported' in ids
        ? ids
        : { discount_type: 'percent', amount: '100', ...ids, limit_usage_to_x_items: benefit.quantity };
    }
    case 'free_shipping':
      return benefit.atMost === undefined
        ? { discount_type: 'fixed_cart', amount: '0', free_shipping: true }
        : { unsupported: 'WooCommerce ships for nothing or not; it takes no part off the shipping.' };
    case 'gift_card':
    case 'store_credit':
      return {
        unsupported:
          'WooCommerce itself has no gift cards and no credit; an extension of the shop gives them.',
      };
    case 'by_hand':
    case 'donation':
      return { unsupported: 'People fulfill this reward; there is nothing for WooCommerce to apply.' };
  }
}

/** A bounded percentage is an amount, once there is a cart. */
function percentOff(
  granted: GrantedReward,
  { percent, atMost }: Extract<Benefit, { kind: 'percent_off' }>,
): Discount | Unsupported {
  const isForAll = skusOf(granted) === 'all';
  const fixed = isForAll ? ofCart(granted) : null;
  if (fixed !== null) return fixed;
  if (atMost !== undefined) return { unsupported: bounded(isForAll) };
  const ids = productIds(granted);
  return 'unsupported' in ids ? ids : { discount_type: 'percent', amount: String(percent), ...ids };
}

const bounded = (isForAll: boolean): string =>
  isForAll
    ? 'WooCommerce has no upper bound for a percentage; with a cart it is a fixed amount.'
    : 'WooCommerce has no upper bound for a percentage, and divides an amount over all lines of the cart.';

function amountOff(
  granted: GrantedReward,
  { amount }: Extract<Benefit, { kind: 'amount_off' }>,
): Discount | Unsupported {
  const { currency } = granted;
  if (skusOf(granted) !== 'all')
    return {
      unsupported:
        'WooCommerce takes an amount off all lines of the cart, or off each unit; not off some lines together.',
    };
  const value = ownValue(amount, currency.code);
  if (value === undefined) return { unsupported: `The reward has no amount in ${currency.code}.` };
  return ofCart(granted) ?? { discount_type: 'fixed_cart', amount: decimalAmount(value, currency) };
}

/** What was taken off all the goods of the cart; `null` without a cart. */
function ofCart(granted: GrantedReward): Discount | Unsupported | null {
  const taken = goodsDiscount(granted);
  if (taken === null) return null;
  return taken === 0
    ? { unsupported: 'The reward takes nothing off this cart.' }
    : { discount_type: 'fixed_cart', amount: decimalAmount(taken, granted.currency) };
}

function productIds(granted: GrantedReward): Pick<Discount, 'product_ids'> | Unsupported {
  const skus = skusOf(granted);
  if (skus === 'all') return {};
  if (skus === null)
    return { unsupported: 'WooCommerce names goods by id; their categories and tags are not enough.' };
  const ids = skus.map((sku) => [sku, Number(ownValue(granted.products, sku) ?? Number.NaN)] as const);
  const unknown = ids.filter(([, id]) => !Number.isSafeInteger(id)).map(([sku]) => sku);
  if (unknown.length > 0)
    return {
      unsupported: `WooCommerce names goods by product id, and that of ${unknown.join(', ')} is not known.`,
    };
  return { product_ids: ids.map(([, id]) => id) };
}
