import * as z from 'zod/mini';
import { described, named } from './named.ts';
import { Currency, LineId, MAX_LINES, MAX_MONEY, money, Quantity, shopId, text } from './primitives.ts';

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
