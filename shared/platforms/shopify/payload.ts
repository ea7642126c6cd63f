import * as z from 'zod/mini';
import { Decimal, incidental, incidentalList, listOf, PlatformId, WholeNumber } from '../payload.ts';

/**
 * The parts of Shopify's payloads that are read, in the shapes of the REST Admin API 2026-01, which webhooks in JSON have:
 * https://shopify.dev/docs/api/admin-rest/2026-01/resources/order
 * https://shopify.dev/docs/api/admin-rest/2026-01/resources/refund
 * https://shopify.dev/docs/api/webhooks (topics `orders/*`, `refunds/create`)
 * Versions since 2020-01 have the same parts, without `current_quantity` in the oldest. Numbers come as text.
 */

/** Money in the shop's currency; what the shopper saw (`presentment_money`) is not read. */
const MoneySet = z.object({ shop_money: z.object({ amount: Decimal, currency_code: z.string() }) });

const Refund = z.object({
  id: PlatformId,
  created_at: z.string(),
  refund_line_items: listOf(
    z.object({
      line_item_id: PlatformId,
      quantity: WholeNumber,
      subtotal: Decimal,
      total_tax: Decimal,
      line_item: z.nullish(z.object({ tip: z.nullish(z.unknown()) })),
    }),
  ),
  refund_shipping_lines: listOf(z.unknown()),
  order_adjustments: listOf(
    z.object({
      amount: Decimal,
      amount_set: z.nullish(MoneySet),
      kind: z.nullish(z.string()),
      reason: z.nullish(z.string()),
    }),
  ),
  transactions: listOf(
    z.object({ kind: z.string(), status: z.string(), amount: Decimal, currency: z.nullish(z.string()) }),
  ),
});
export type ShopifyRefund = z.output<typeof Refund>;

/** `refunds/create`: a refund with the id of its order and no more of it. */
export const ShopifyRefundPayload = z.extend(Refund, {
  order_id: PlatformId,
  total_duties_set: z.nullish(MoneySet),
});

const Line = z.object({
  id: PlatformId,
  variant_id: z.nullish(PlatformId),
  product_id: z.nullish(PlatformId),
  sku: z.nullish(z.string()),
  quantity: WholeNumber,
  current_quantity: z.nullish(WholeNumber),
  price: Decimal,
  price_set: z.nullish(MoneySet),
  gift_card: z.nullish(z.boolean()),
  tip: z.nullish(z.unknown()),
  discount_allocations: listOf(
    z.object({
      amount: Decimal,
      amount_set: z.nullish(MoneySet),
      discount_application_index: z.nullish(WholeNumber),
    }),
  ),
  tax_lines: listOf(z.object({ price: Decimal, price_set: z.nullish(MoneySet) })),
});
export type ShopifyLine = z.output<typeof Line>;

const Text = incidental(z.string());

const Address = z.nullish(
  z.object({
    country_code: z.nullish(z.string()),
    name: Text,
    address1: Text,
    address2: Text,
    zip: Text,
    phone: Text,
  }),
);
export type ShopifyAddress = z.output<typeof Address>;

/** `orders/create`, `orders/paid`, `orders/updated`, `orders/cancelled`: the order as it stands. */
export const ShopifyOrderPayload = z.object({
  id: PlatformId,
  created_at: z.string(),
  processed_at: z.nullish(z.string()),
  cancelled_at: z.nullish(z.string()),
  test: z.nullish(z.boolean()),
  currency: z.string(),
  taxes_included: z.nullish(z.boolean()),
  financial_status: z.nullish(z.string()),
  source_name: z.nullish(z.string()),
  email: z.nullish(z.string()),
  phone: Text,
  landing_site: Text,
  note_attributes: incidentalList(z.object({ name: z.string(), value: z.string() })),
  browser_ip: Text,
  client_details: incidental(z.object({ user_agent: Text })),
  customer: z.nullish(z.object({ id: PlatformId })),
  shipping_address: Address,
  billing_address: Address,
  total_shipping_price_set: z.nullish(MoneySet),
  total_tax: z.nullish(Decimal),
  total_tax_set: z.nullish(MoneySet),
  discount_codes: listOf(z.object({ code: z.string() })),
  discount_applications: listOf(z.object({ type: z.string(), code: z.nullish(z.string()) })),
  line_items: listOf(Line),
  refunds: listOf(Refund),
});
export type ShopifyOrder = z.output<typeof ShopifyOrderPayload>;

/** What a sum is in the shop's currency: of the set where there is one, for all else is older and has only that currency. */
export function shopAmount(
  amount: string,
  set: { shop_money: { amount: string } } | null | undefined,
): string {
  return set?.shop_money.amount ?? amount;
}
