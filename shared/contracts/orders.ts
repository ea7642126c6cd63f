import * as z from 'zod/mini';
import { Balance } from './balance.ts';
import { CustomerId, GuestReference } from './customer.ts';
import { Explanation } from './explanation.ts';
import { described, named } from './named.ts';
import {
  Currency,
  LineId,
  MAX_LINES,
  MAX_MONEY,
  MemberId,
  money,
  points,
  Quantity,
  shopId,
  Timestamp,
  text,
} from './primitives.ts';

export const OrderId = shopId("The shop's own id of the order; one order is recorded once, for ever.");
export const RefundId = shopId("The shop's own id of the refund, unique within its order.");

const Discount = named(
  'Discount',
  'A discount on a whole line.',
  z.strictObject({
    amount: money('Taken off the line.'),
    coupon: z.optional(text('The coupon it came from.', 64)),
  }),
);

export const OrderLine = named(
  'OrderLine',
  'Goods of one kind.',
  z
    .strictObject({
      lineId: z.optional(LineId),
      sku: shopId('Stock keeping unit.'),
      quantity: Quantity,
      unitPrice: money('Price of one unit, before discounts, without tax.'),
      discounts: described(
        'What is taken off this line.',
        z._default(z.array(Discount).check(z.maxLength(10)), []),
      ),
      categories: described(
        'Categories of the goods, for earning rules.',
        z._default(z.array(text('A category of the goods.', 64)).check(z.maxLength(10)), []),
      ),
      tags: described(
        'Free words for earning rules, such as `clearance`.',
        z._default(z.array(text('A word for the goods.', 64)).check(z.maxLength(10)), []),
      ),
    })
    .check(
      z.refine((line) => line.quantity * line.unitPrice <= MAX_MONEY, {
        error: `quantity × unitPrice must be at most ${MAX_MONEY} minor units`,
        path: ['unitPrice'],
      }),
      z.refine(
        (line) =>
          line.discounts.reduce((sum, { amount }) => sum + amount, 0) <= line.quantity * line.unitPrice,
        {
          error: 'discounts must not exceed quantity × unitPrice',
          path: ['discounts'],
        },
      ),
    ),
);

const lines = described(
  'The goods. Lines without a `lineId` are named by their position, from 1.',
  z.array(OrderLine).check(
    z.minLength(1),
    z.maxLength(MAX_LINES),
    z.refine((all) => new Set(all.map((line, index) => line.lineId ?? `${index + 1}`)).size === all.length, {
      error: 'two lines have the same lineId (a line without one is named by its position, from 1)',
    }),
  ),
);

const channel = described(
  'Where it was bought.',
  z._default(z.string().check(z.minLength(1), z.maxLength(32)), 'web'),
);

const country = described(
  'Where it goes: ISO 3166 code of two capitals.',
  z.string().check(z.regex(/^[A-Z]{2}$/, { error: 'must be an ISO 3166 code of two capitals, such as US' })),
);

export const cart = { currency: Currency, channel, country: z.optional(country), lines };

/** Whose order it is: a customer, a member, a guest under a reference, or nobody known. */
const buyer = {
  customerId: z.optional(CustomerId),
  memberId: z.optional(MemberId),
  guestReference: z.optional(GuestReference),
};

const atMostOneBuyer = <T extends { customerId?: unknown; memberId?: unknown; guestReference?: unknown }>() =>
  z.refine<T>(
    (body) =>
      [body.customerId, body.memberId, body.guestReference].filter((id) => id !== undefined).length <= 1,
    {
      error: 'name the buyer by at most one of customerId, memberId and guestReference',
    },
  );

export const QuoteRequest = named(
  'QuoteRequest',
  'A cart. Without a buyer, or for a customer who has not enrolled, the quote says what a member would earn.',
  z
    .strictObject({
      ...cart,
      customerId: buyer.customerId,
      memberId: buyer.memberId,
      placedAt: z.optional(Timestamp),
    })
    .check(atMostOneBuyer()),
);
export type QuoteRequest = z.infer<typeof QuoteRequest>;

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

export const Quote = named(
  'Quote',
  'What a cart would earn. Nothing was written.',
  z.strictObject({
    isMember: described(
      'Whether the points would be credited now; otherwise they show what joining is worth.',
      z.boolean(),
    ),
    earned: Earned,
  }),
);

export const RefundRequest = named(
  'RefundRequest',
  'What goes back of an order.',
  z.strictObject({
    refundId: RefundId,
    refundedAt: z.optional(Timestamp),
    reason: z.optional(text('Why; it must hold no personal data.', 500)),
    scope: described(
      'Lines and units, an amount of money on the whole order, or all that is left.',
      z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('lines'),
          lines: z.array(z.strictObject({ lineId: LineId, quantity: Quantity })).check(
            z.minLength(1),
            z.maxLength(MAX_LINES),
            z.refine((all) => new Set(all.map((line) => line.lineId)).size === all.length, {
              error: 'two lines have the same lineId: add their quantities',
            }),
          ),
        }),
        z.strictObject({ kind: z.literal('amount'), amount: money('Given back.').check(z.positive()) }),
        z.strictObject({ kind: z.literal('remainder') }),
      ]),
    ),
  }),
);
export type RefundRequest = z.infer<typeof RefundRequest>;

export const RefundResult = named(
  'RefundResult',
  'What a refund did to the points.',
  z.strictObject({
    orderId: OrderId,
    refundId: RefundId,
    status: described(
      '`applied`; `awaiting_order`: it came before its order and will be applied in the same transaction as that; `refused`: it waited for its order and was then impossible, see `refusal`.',
      z.enum(['applied', 'awaiting_order', 'refused']),
    ),
    keptBefore: points("The order's points before this refund."),
    keptAfter: points('What the remaining order is worth.'),
    reversed: points('Taken back.'),
    forgiven: points('Left with the member by the clawback policy.'),
    memberId: described(
      'The account it is booked on, which may be the pseudonym of a guest.',
      z.nullable(MemberId),
    ),
    sequence: described("Number of the ledger entry within the account's entries.", z.nullable(z.int())),
    programVersion: z.nullable(z.int()),
    balance: z.nullable(Balance),
    refusal: z.nullable(z.strictObject({ code: z.string(), detail: z.string() })),
  }),
);
export type RefundResult = z.infer<typeof RefundResult>;

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
