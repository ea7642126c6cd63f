import * as z from 'zod/mini';
import { POSTING_ACCOUNTS } from '../domain/ledger/posting.ts';
import { described, named } from './named.ts';
import { Timestamp } from './primitives.ts';

/** One amount that an entry moved, as events tell it: with all of them the books can be added up without asking the ledger. */
export const ToldPosting = named(
  'ToldPosting',
  'One amount on one account. Those of one movement sum to zero. An entry that only moves the end of a time of activity has one of 0 points that tells it.',
  z.object({
    movement: described('Number of the movement within the entry, from 0.', z.int()),
    byTime: described('Whether time alone moved it, such as points that expired.', z.boolean()),
    at: described('When it took effect: never after `recordedAt`.', Timestamp),
    account: described(
      "The member's `pending`, `active`, `held` and `deficit`; the program's `issued`, `redeemed`, `expired` and `adjusted`.",
      z.enum(POSTING_ACCOUNTS),
    ),
    points: described('Added to the account; negative: taken from it.', z.int()),
    lot: described(
      'Which points: the second of their end, `never`, or `~n` of a time of activity whose end moves; `null` on accounts without lots.',
      z.nullable(z.string()),
    ),
    lotExpiresAt: described(
      'When the lot ends; of a time of activity as the entry leaves it, `null` where it does not tell; `null`: never, or there is no lot.',
      z.nullable(Timestamp),
    ),
    activatesAt: described(
      'From when on pending points can be spent; of what opens a hold, when it lapses by itself; else `null`.',
      z.nullable(Timestamp),
    ),
    redemptionId: described(
      'The redemption that holds held points; `null` on other accounts.',
      z.nullable(z.string()),
    ),
  }),
);
export type ToldPosting = z.infer<typeof ToldPosting>;
