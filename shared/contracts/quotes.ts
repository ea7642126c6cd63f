import * as z from 'zod/mini';
import { atMostOneBuyer, buyer } from './buyer.ts';
import { cart } from './cart.ts';
import { described, named } from './named.ts';
import { Earned } from './orders.ts';
import { Timestamp } from './primitives.ts';

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
