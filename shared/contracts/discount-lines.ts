import * as z from 'zod/mini';
import { described, named } from './named.ts';
import { Currency, money } from './primitives.ts';

export const DiscountLines = named(
  'DiscountLines',
  'What to take off a cart, in terms that no platform has of its own.',
  z.strictObject({
    currency: Currency,
    lines: described(
      'Lines that become cheaper.',
      z.array(z.strictObject({ lineId: z.string(), amount: money('Taken off the whole line.') })),
    ),
    shipping: money('Taken off the shipping.'),
    total: money('Taken off in all.'),
  }),
);
export type DiscountLines = z.infer<typeof DiscountLines>;
