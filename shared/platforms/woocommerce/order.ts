import { minorUnits } from '../decimal-money.ts';
import { guestReferenceOf } from '../guest-reference.ts';
import { type Intent, ignore } from '../intent.ts';
import { readyOrder } from '../payload.ts';
import { referralOf } from '../referral-of.ts';
import { signalsOf } from '../signals-of.ts';
import { orderLines } from './order-line.ts';
import type { WooCommerceAddress, WooCommerceOrder } from './payload.ts';
import { refundIntents } from './refunds.ts';

/** In these an order is not paid, or not any more, whatever its date of payment says. */
const UNPAID: readonly string[] = ['pending', 'on-hold', 'failed', 'checkout-draft', 'auto-draft', 'trash'];

/** Orders of the shop's own pages, under one word; WooCommerce's for others (`admin`, `rest-api`, `pos`…) stay. */
const WEB: readonly string[] = ['checkout', 'store-api', ''];

/**
 * What an order asks for as it stands: to be recorded, and what went back. WooCommerce sets `date_paid_gmt` when money has
 * come, with cash on delivery when the order is completed; that, and not a status, is what paid means, so statuses of
 * plugins are understood. Every delivery of an order gives the same order, and lists all refunds so far.
 */
export function orderIntents(order: WooCommerceOrder): readonly Intent[] {
  if (!order.date_paid_gmt || UNPAID.includes(order.status))
    return [ignore(`order ${order.id} is not paid: ${order.status}`)];
  const lines = orderLines(order);
  if (lines.length === 0) return [ignore(`order ${order.id} has no goods`)];
  const { id, currency, created_via, date_created_gmt, coupon_lines } = order;
  const request = readyOrder({
    orderId: id,
    ...buyerOf(order),
    currency,
    channel: WEB.includes(created_via ?? '') ? 'web' : (created_via ?? '').slice(0, 32),
    ...countryOf(order),
    placedAt: date_created_gmt.endsWith('Z') ? date_created_gmt : `${date_created_gmt}Z`,
    lines: [...lines],
    shipping: Math.max(0, minorUnits(order.shipping_total, currency)),
    tax: Math.max(0, minorUnits(order.total_tax, currency)),
    ...arrivalOf(order),
  });
  return [
    {
      kind: 'record',
      request,
      coupons: [...new Set(coupon_lines.map(({ code }) => code))],
      ...personOf(order),
    },
    ...refundIntents(order, goodsValue(request.lines)),
  ];
}

function goodsValue(lines: ReturnType<typeof orderLines>): number {
  return lines.reduce(
    (sum, { quantity, unitPrice, discounts }) =>
      sum + quantity * unitPrice - discounts.reduce((off, { amount }) => off + amount, 0),
    0,
  );
}

/** Customer 0 is a guest. */
function buyerOf({ customer_id, billing }: WooCommerceOrder) {
  if (customer_id !== '0') return { customerId: customer_id };
  const guestReference = guestReferenceOf(billing?.email);
  return guestReference === null ? {} : { guestReference };
}

/** Since WooCommerce 8.5 an order says by which page the session began. */
const ENTRY_PAGE = '_wc_order_attribution_session_entry';

function arrivalOf({ meta_data }: WooCommerceOrder) {
  const fields = meta_data.flatMap((field) => (field ? [{ name: field.key, value: field.value }] : []));
  const landingPage = fields.find(({ name }) => name === ENTRY_PAGE)?.value;
  return referralOf({ landingPage, fields });
}

function personOf({ billing, shipping, customer_ip_address, customer_user_agent }: WooCommerceOrder) {
  return signalsOf({
    email: billing?.email,
    phone: billing?.phone,
    addresses: [shipping, billing].flatMap(addressOf),
    networkAddress: customer_ip_address,
    userAgent: customer_user_agent,
  });
}

function addressOf(address: WooCommerceAddress) {
  if (!address) return [];
  const { first_name, last_name, address_1, address_2, postcode, phone } = address;
  return [{ name: `${first_name ?? ''} ${last_name ?? ''}`, lines: [address_1, address_2], postcode, phone }];
}

function countryOf({ shipping, billing }: WooCommerceOrder) {
  const country = shipping?.country || billing?.country || '';
  return /^[A-Z]{2}$/.test(country) ? { country } : {};
}
