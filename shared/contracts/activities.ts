import * as z from 'zod/mini';
import { Balance } from './balance.ts';
import { CustomerId } from './customer.ts';
import { dates } from './earned.ts';
import { Explanation } from './explanation.ts';
import { described, named } from './named.ts';
import { MemberId, points, shopId, Timestamp, text } from './primitives.ts';

/**
 * An activity's entry carries its attributes for ever: these limits keep it within a kilobyte or two, and are more than a
 * rule can ask for.
 */
const MAX_ATTRIBUTES = 20;
const MAX_ATTRIBUTE_LENGTH = 64;

export const ActivityId = shopId(
  "The shop's own id of the activity; one activity is recorded once, for ever.",
);

/** The same words that earning rules use for events and their attributes. */
export const ActivityType = described(
  'What happened, as the earning rules call it: `visit`, `review`, `survey_answered`.',
  z.string().check(
    z.regex(/^[a-z0-9_-]{1,64}$/, {
      error: 'must be 1 to 64 lower-case letters, digits, "_" or "-"',
    }),
  ),
);

const AttributeName = z.string().check(
  z.regex(/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/, {
    error: 'must be letters, digits, "_", "." or "-", beginning with a letter, at most 64',
  }),
);

export const ActivityAttributes = described(
  `For conditions of earning rules; at most ${MAX_ATTRIBUTES}. They stay in the ledger for ever and must hold no personal data.`,
  z._default(
    z
      .record(
        AttributeName,
        z.union([text('A word.', MAX_ATTRIBUTE_LENGTH), z.number(), z.boolean()], {
          error: `must be a text of 1 to ${MAX_ATTRIBUTE_LENGTH} characters, a number, true or false`,
        }),
      )
      .check(
        z.refine((all) => Object.keys(all).length <= MAX_ATTRIBUTES, {
          error: `must be at most ${MAX_ATTRIBUTES} attributes`,
        }),
      ),
    {},
  ),
);

export const ActivityRequest = named(
  'ActivityRequest',
  'Something a customer did that is no order.',
  z
    .strictObject({
      activityId: ActivityId,
      type: ActivityType,
      customerId: z.optional(CustomerId),
      memberId: z.optional(MemberId),
      occurredAt: Timestamp,
      attributes: ActivityAttributes,
    })
    .check(
      z.refine((body) => (body.customerId === undefined) !== (body.memberId === undefined), {
        error: 'name who did it by exactly one of customerId and memberId',
      }),
    ),
);
export type ActivityRequest = z.infer<typeof ActivityRequest>;

export const ActivityResult = named(
  'ActivityResult',
  'What an activity earned.',
  z.strictObject({
    activityId: ActivityId,
    memberId: MemberId,
    sequence: described("Number of the ledger entry within the account's entries.", z.int()),
    programVersion: z.int(),
    points: points('Earned by the activity.'),
    withheld: described('Why nothing was earned.', z.nullable(z.enum(['GUEST', 'MEMBER_CLOSED']))),
    ...dates,
    explanation: Explanation,
    balance: Balance,
  }),
);
export type ActivityResult = z.infer<typeof ActivityResult>;

export const ActivityReversalRequest = named(
  'ActivityReversalRequest',
  'Why an activity is withdrawn.',
  z.strictObject({ reason: z.optional(text('Why; it must hold no personal data.', 500)) }),
);

export const ActivityReversalResult = named(
  'ActivityReversalResult',
  'What withdrawing an activity did to the points.',
  z.strictObject({
    activityId: ActivityId,
    memberId: MemberId,
    sequence: described("Number of the ledger entry within the account's entries.", z.int()),
    programVersion: z.int(),
    reversed: points('Taken back.'),
    forgiven: points('Left with the member by the clawback policy.'),
    balance: Balance,
  }),
);
export type ActivityReversalResult = z.infer<typeof ActivityReversalResult>;
