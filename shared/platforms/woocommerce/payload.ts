import * as z from 'zod/mini';
import { Decimal, incidental, incidentalList, listOf, PlatformId } from '../payload.ts';

/**
 * The parts of WooCommerce's payloads that are read, in the shapes of its REST API v3 (WooCommerce 3.5 and later), which a
 * webhook with "WP REST API Integration v3" has:
 * https://developer.woocommerce.com/docs/apis/rest-api/v3/orders (order, its `refunds` with no more than a total)
 * https://developer.woocommerce.com/docs/apis/rest-api/v3/webhooks (topics `order.*`, headers, signature)
 * Numbers come as text.
 */

const Line = z.object({
  id: PlatformId,
  product_id: z.nullish(PlatformId),
  variation_id: z.nullish(PlatformId),
  sku: z.nullish(z.string()),
  /** Whole, unless a plugin sells by weight or length. */
  quantity: Decimal,
  /** Before and after discounts, both without tax, whatever `prices_include_tax` says. */
  subtotal: Decimal,
  total: Decimal,
});
export type WooCommerceLine = z.output<typeof Line>;

const Text = incidental(z.string());

const place = {
  country: z.nullish(z.string()),
  first_name: Text,
  last_name: Text,
  address_1: Text,
  address_2: Text,
  postcode: Text,
  phone: Text,
};
const Address = z.nullish(z.object(place));
export type WooCommerceAddress = z.output<typeof Address>;

/** `order.created`, `order.updated`, `order.restored`: the order as it stands. */
export const WooCommerceOrderPayload = z.object({
  id: PlatformId,
  status: z.string(),
  currency: z.string(),
  date_created_gmt: z.string(),
  date_paid_gmt: z.nullish(z.string()),
  date_modified_gmt: z.nullish(z.string()),
  customer_id: PlatformId,
  created_via: z.nullish(z.string()),
  customer_ip_address: Text,
  customer_user_agent: Text,
  meta_data: incidentalList(z.object({ key: z.string(), value: z.string() })),
  billing: z.nullish(z.object({ ...place, email: z.nullish(z.string()) })),
  shipping: Address,
  total: Decimal,
  total_tax: Decimal,
  shipping_total: Decimal,
  line_items: listOf(Line),
  fee_lines: listOf(z.object({ total: Decimal })),
  coupon_lines: listOf(z.object({ code: z.string(), discount: Decimal })),
  refunds: listOf(z.object({ id: PlatformId, total: Decimal })),
});
export type WooCommerceOrder = z.output<typeof WooCommerceOrderPayload>;
