import * as z from 'zod/mini';
import { actor } from './actor.ts';
import { described, named } from './named.ts';
import { MemberId, Timestamp, text } from './primitives.ts';

export const TierName = named(
  'TierName',
  'A tier of the program, by its id and by what members call it.',
  z.strictObject({ id: z.string(), name: z.string() }),
);

const tierOrNull = described(
  '`null`: none, because the program has no tiers, or there is no member.',
  z.nullable(z.string()),
);

export const TierChange = named(
  'TierChange',
  'The tier that the entries before had told, and the one of now.',
  z.strictObject({ from: tierOrNull, to: tierOrNull }),
);

const Missing = described(
  'Points or orders; for amounts, minor units by currency, any one of which is enough.',
  z.union([z.int(), z.record(z.string(), z.int())]),
);

const Assignment = named(
  'TierAssignment',
  'A tier that a person gave the member.',
  z.strictObject({
    tier: described('Id of the tier.', z.string()),
    since: Timestamp,
    until: described('The tier ends with this moment; `null`: it does not.', z.nullable(Timestamp)),
    pin: described(
      'Exactly this tier, also where a higher one was earned; otherwise the higher of the two.',
      z.boolean(),
    ),
  }),
);

const Standing = named(
  'TierStanding',
  "A member's tier, how it came and how long it lasts.",
  z.strictObject({
    tier: TierName,
    reason: z.enum(['computed', 'assigned']),
    since: described(
      'Where the tier was earned within a period, the beginning of the month in which it was.',
      Timestamp,
    ),
    until: described('When it changes if nothing more is bought; `null`: never.', z.nullable(Timestamp)),
    benefits: z.strictObject({
      earningPercent: z.optional(z.int()),
      freeShipping: z.optional(z.boolean()),
      rewards: z.optional(z.array(z.string())),
      custom: z.optional(z.array(z.string())),
    }),
  }),
);

const Outlook = named(
  'TierOutlook',
  'What counts now, what is missing to the next tier, and what will be lost without it.',
  z.strictObject({
    qualifyBy: described(
      'What counts: net goods value (`amount`), points or orders.',
      z.enum(['amount', 'points', 'orders']),
    ),
    window: z.strictObject({
      from: described('`null`: from the beginning.', z.nullable(Timestamp)),
      until: described('`null`: without an end.', z.nullable(Timestamp)),
      progress: z.strictObject({
        orders: z.int(),
        points: z.int(),
        amounts: described('Minor units by currency.', z.record(z.string(), z.int())),
      }),
    }),
    next: described(
      '`null` in the highest tier, and while the tier is pinned.',
      z.nullable(
        z.strictObject({
          tier: TierName,
          missing: Missing,
          from: described(
            'When the tier begins once nothing is missing; `null`: at once.',
            z.nullable(Timestamp),
          ),
        }),
      ),
    ),
    atRisk: described(
      'The tier that goes next if nothing more is bought.',
      z.nullable(
        z.strictObject({
          tier: TierName,
          to: TierName,
          at: Timestamp,
          missing: described('`null`: nothing that is bought can count in time.', z.nullable(Missing)),
          countsFrom: described(
            'What is bought from here on counts; `null`: from the beginning.',
            z.nullable(Timestamp),
          ),
        }),
      ),
    ),
  }),
);

export const MemberTier = named(
  'MemberTier',
  "A member's tier now, judged at the moment of the call. All but the assignment is `null` where the program has no tiers or the membership is not open.",
  z.strictObject({
    memberId: MemberId,
    asOf: Timestamp,
    standing: z.nullable(Standing),
    assignment: described('The one in force.', z.nullable(Assignment)),
    outlook: z.nullable(Outlook),
  }),
);

export const TierAssignmentRequest = named(
  'TierAssignmentRequest',
  'Gives a member a tier by a decision of a person, or takes such a decision back.',
  z.strictObject({
    tier: described(
      'Id of the tier; `null` takes back what was assigned.',
      z.nullable(text('Of the program in force.', 64)),
    ),
    until: described(
      'The end of it; `null`: until it is taken back.',
      z._default(z.nullable(Timestamp), null),
    ),
    pin: described(
      'Exactly this tier, also where a higher one was earned; otherwise the higher of the two.',
      z._default(z.boolean(), false),
    ),
    reason: text('Why; it must hold no personal data.', 500),
    reference: z.optional(text('A ticket, a campaign, anything to find the reason by.', 128)),
    actor,
  }),
);

export const TierAssignmentResult = named(
  'TierAssignmentResult',
  'What an assignment did.',
  z.strictObject({
    memberId: MemberId,
    sequence: z.int(),
    assignment: described('`null`: it was taken back.', z.nullable(Assignment)),
    change: described('`null`: the member has the tier of before.', z.nullable(TierChange)),
  }),
);
