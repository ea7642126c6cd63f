import { minorUnits } from '../decimal-money.ts';
import { guestReferenceOf } from '../guest-reference.ts';
import { CANCELLATION, type Intent, ignore, type RecordIntent, type RefundIntent } from '../intent.ts';
import { readyOrder } from '../payload.ts';
import { referralOf } from '../referral-of.ts';
import { signalsOf } from '../signals-of.ts';
import { orderLines } from './order-line.ts';
import type { ShopifyAddress, ShopifyOrder } from './payload.ts';
import { refundIntents } from './refund.ts';

/** An order in one of these was paid in full once; `authorized`, `pending`, `partially_paid`, `voided` never were. */
const PAID: readonly unknown[] = ['paid', 'partially_refunded', 'refunded'];

/**
 * What an order asks for as it stands: to be recorded, its refunds, and its cancellation as the refund of all that is
 * left. Each topic that brings the order gives the same, so a lost delivery is made good by the next one and none has to
 * come first. Only what Shopify does not change by itself goes into the order: nothing of `updated_at`, statuses and
 * current totals.
 */
export function orderIntents(order: ShopifyOrder): readonly Intent[] {
  if (order.test) return [ignore(`order ${order.id} is a test`)];
  if (!PAID.includes(order.financial_status))
    return [ignore(`order ${order.id} is not paid: ${order.financial_status ?? 'no status'}`)];
  const lines = orderLines(order);
  if (lines.length === 0) return [ignore(`order ${order.id} has no goods that were paid for`)];
  return [
    recording(order, lines),
    ...order.refunds.flatMap((refund) => refundIntents(order.id, refund, order.currency)),
    ...cancellation(order),
  ];
}

function recording(order: ShopifyOrder, lines: ReturnType<typeof orderLines>): RecordIntent {
  const { id, currency, created_at, processed_at, source_name, total_shipping_price_set } = order;
  const totalTax = order.total_tax_set?.shop_money.amount ?? order.total_tax ?? '0';
  return {
    kind: 'record',
    request: readyOrder({
      orderId: id,
      ...buyerOf(order),
      currency,
      channel: (source_name || 'web').slice(0, 32),
      ...countryOf(order),
      placedAt: processed_at ?? created_at,
      lines: [...lines],
      shipping: minorUnits(total_shipping_price_set?.shop_money.amount ?? '0', currency),
      tax: minorUnits(totalTax, currency),
      ...arrivalOf(order),
    }),
    coupons: [...new Set(order.discount_codes.map(({ code }) => code))],
    ...personOf(order),
  };
}

/** Shopify makes a customer of everyone who leaves an address at the checkout; orders without one are of the counter. */
function buyerOf({ customer, email }: ShopifyOrder) {
  if (customer) return { customerId: customer.id };
  const guestReference = guestReferenceOf(email);
  return guestReference === null ? {} : { guestReference };
}

function arrivalOf({ landing_site, note_attributes }: ShopifyOrder) {
  return referralOf({ landingPage: landing_site, fields: note_attributes.flatMap((field) => field ?? []) });
}

function personOf({
  email,
  phone,
  shipping_address,
  billing_address,
  browser_ip,
  client_details,
}: ShopifyOrder) {
  return signalsOf({
    email,
    phone,
    addresses: [shipping_address, billing_address].flatMap(addressOf),
    networkAddress: browser_ip,
    userAgent: client_details?.user_agent,
  });
}

function addressOf(address: ShopifyAddress) {
  if (!address) return [];
  const { name, address1, address2, zip, phone } = address;
  return [{ name: name ?? '', lines: [address1, address2], postcode: zip, phone }];
}

function countryOf({ shipping_address, billing_address }: ShopifyOrder) {
  const country = shipping_address?.country_code ?? billing_address?.country_code ?? '';
  return /^[A-Z]{2}$/.test(country) ? { country } : {};
}

function cancellation({ id, cancelled_at }: ShopifyOrder): readonly RefundIntent[] {
  if (!cancelled_at) return [];
  return [
    {
      kind: 'refund',
      orderId: id,
      request: { refundId: CANCELLATION, refundedAt: cancelled_at, scope: { kind: 'remainder' } },
    },
  ];
}
