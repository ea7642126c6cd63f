import * as z from 'zod/mini';
import { Balance } from './balance.ts';
import { atMostOneBuyer, buyer } from './buyer.ts';
import { cart } from './cart.ts';
import { Explanation } from './explanation.ts';
import { described, named } from './named.ts';
import { Currency, MemberId, money, OrderId, points, Timestamp } from './primitives.ts';
import { RefundResult } from './refunds.ts';

export const OrderRequest = named(
  'OrderRequest',
  'An order that was paid.',
  z
    .strictObject({
      orderId: OrderId,
      ...buyer,
      ...cart,
      placedAt: Timestamp,
      shipping: z._default(money('Shipping; earns nothing.'), 0),
      tax: z._default(money('Tax; earns nothing.'), 0),
    })
    .check(atMostOneBuyer()),
);
export type OrderRequest = z.infer<typeof OrderRequest>;

export const dates = {
  activatesAt: described('From this moment the points can be spent.', Timestamp),
  expiresAt: described(
    "From this moment the points are gone; `null`: never. Where points slide with the member's activity, as it was with this answer.",
    z.nullable(Timestamp),
  ),
};

/** What an order gives, without the words for it. */
export const gain = {
  points: points('Earned by the order.'),
  state: described(
    '`withheld`: none, see `withheld`; `pending`: waiting for the return window or the delivery; `active`: spendable at once; `expired`: the order is so old that they are gone already.',
    z.enum(['pending', 'active', 'expired', 'withheld']),
  ),
  withheld: described('Why nothing was earned.', z.nullable(z.enum(['GUEST', 'MEMBER_CLOSED']))),
  ...dates,
};

export const Earned = named(
  'Earned',
  'Points an order gives.',
  z.strictObject({ ...gain, explanation: Explanation }),
);
export type Earned = z.infer<typeof Earned>;

export const OrderResult = named(
  'OrderResult',
  'What an order earned.',
  z.strictObject({
    orderId: OrderId,
    memberId: described('The account it is booked on, which may be the pseudonym of a guest.', MemberId),
    sequence: described("Number of the ledger entry within the account's entries.", z.int()),
    earned: Earned,
    balance: Balance,
    refunds: described(
      'Refunds that had come before the order and were applied with it.',
      z.array(RefundResult),
    ),
  }),
);
export type OrderResult = z.infer<typeof OrderResult>;

export const ClaimRequest = named(
  'ClaimRequest',
  'Who is credited with an order recorded for a guest, or before enrolling.',
  z.strictObject({ memberId: MemberId }),
);

export const ClaimResult = named(
  'ClaimResult',
  'What a claimed order earned.',
  z.strictObject({
    orderId: OrderId,
    memberId: MemberId,
    sequence: z.int(),
    earned: Earned,
    balance: Balance,
  }),
);
export type ClaimResult = z.infer<typeof ClaimResult>;

export const DeliveryRequest = named(
  'DeliveryRequest',
  'That the goods of an order arrived.',
  z.strictObject({
    deliveredAt: described('When they did; now, where it is left out.', z.optional(Timestamp)),
  }),
);

export const DeliveryResult = named(
  'DeliveryResult',
  'What a delivery did to the points.',
  z.strictObject({
    orderId: OrderId,
    memberId: described('The account it is booked on, which may be the pseudonym of a guest.', MemberId),
    sequence: described("Number of the ledger entry within the account's entries.", z.int()),
    deliveredAt: Timestamp,
    moved: points('That wait shorter than before; 0 where none waited for the delivery.'),
    ...dates,
    balance: Balance,
  }),
);
export type DeliveryResult = z.infer<typeof DeliveryResult>;

export const OrderStatus = named(
  'OrderStatus',
  'An order as it stands after its refunds.',
  z.strictObject({
    orderId: OrderId,
    status: described(
      '`awaiting_order`: only refunds of it have come so far.',
      z.enum(['recorded', 'awaiting_order']),
    ),
    memberId: z.nullable(MemberId),
    placedAt: z.nullable(Timestamp),
    currency: z.nullable(Currency),
    kept: points("The order's points as they stand."),
    claimed: described('Whether a member was credited with it after it had been recorded.', z.boolean()),
    deliveredAt: described('When its goods arrived, if the shop has said so.', z.nullable(Timestamp)),
    lines: described(
      'Units bought and units taken back, line by line.',
      z.array(z.strictObject({ lineId: z.string(), sku: z.string(), quantity: z.int(), returned: z.int() })),
    ),
    amountRefunded: money('Given back without naming a line.'),
    refunds: z.array(RefundResult),
  }),
);
export type OrderStatus = z.infer<typeof OrderStatus>;
