import * as z from 'zod/mini';
import { Explanation } from './explanation.ts';
import { described, named } from './named.ts';
import { points, Timestamp } from './primitives.ts';

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
