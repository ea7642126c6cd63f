import * as z from 'zod/mini';
import { described, named } from './named.ts';
import { Currency, money } from './primitives.ts';

/** As the domain says it; `amount` is in minor units of the application's currency. */
export const DiscountLine = named(
  'DiscountLine',
  'One thing that the shop does so that the customer has the reward, in words of no platform.',
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('line_discount'),
      lineId: z.string(),
      amount: money('Taken off the whole line.'),
    }),
    z.strictObject({
      kind: z.literal('shipping_discount'),
      amount: described('Taken off the shipping; `null`: all of it, whatever it costs.', z.nullable(z.int())),
    }),
    z.strictObject({
      kind: z.literal('free_product'),
      sku: described('To be added to the order at no price.', z.string()),
      quantity: z.int(),
    }),
    z.strictObject({
      kind: z.literal('credit'),
      as: z.enum(['gift_card', 'store_credit']),
      currency: Currency,
      amount: money('To be given to the customer.'),
    }),
    z.strictObject({
      kind: z.literal('by_hand'),
      instructions: described('What people do, and confirm as fulfilled.', z.string()),
    }),
    z.strictObject({
      kind: z.literal('donation'),
      currency: Currency,
      amount: money('To be given.'),
      to: z.string(),
    }),
  ]),
);
