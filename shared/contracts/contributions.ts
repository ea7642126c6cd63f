import * as z from 'zod/mini';
import { ActivityAttributes, ActivityType } from './activities.ts';
import { described, named } from './named.ts';
import { PageQuery } from './page-query.ts';
import { MemberId, points, shopId, Timestamp, text } from './primitives.ts';

/** Of ASCII alone, so that a cursor that holds one stays short. */
export const ContributionId = described(
  "The shop's own id of the contribution; one is submitted once. It becomes the id of the activity that is recorded.",
  z.string().check(
    z.regex(/^[\x21-\x7e]{1,128}$/, {
      error: 'must be 1 to 128 visible ASCII characters without spaces',
    }),
  ),
);

/** As long as browsers and shops agree on. */
const MAX_URL_LENGTH = 2_048;

const reference = named(
  'ContributionReference',
  'Where it stands in the shop. It is kept beside the member, and erased with them.',
  z.strictObject({
    product: z.optional(shopId('What it is about, by an id of the shop.')),
    url: z.optional(
      described(
        'The page on which one sees it; `http` or `https`.',
        z
          .url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' })
          .check(z.maxLength(MAX_URL_LENGTH)),
      ),
    ),
  }),
);

export const ContributionRequest = named(
  'ContributionRequest',
  'Something a member made for others to see.',
  z.strictObject({
    contributionId: ContributionId,
    type: ActivityType,
    occurredAt: described('When it was made; its points have the dates of that day.', Timestamp),
    reference: described('Where it stands in the shop.', z._default(reference, {})),
    attributes: ActivityAttributes,
  }),
);
export type ContributionRequest = z.infer<typeof ContributionRequest>;

export const ContributionStatusView = described(
  '`submitted`: nobody has decided yet; `approved`: it earned; `rejected`; `withdrawn`: it was approved, and what it earned was taken back.',
  z.enum(['submitted', 'approved', 'rejected', 'withdrawn']),
);

const decision = z.strictObject({
  status: z.enum(['approved', 'rejected', 'withdrawn']),
  decidedAt: Timestamp,
  actor: z.string(),
  reason: z.nullable(z.string()),
});

const fields = {
  contributionId: ContributionId,
  memberId: MemberId,
  type: z.string(),
  status: ContributionStatusView,
  occurredAt: Timestamp,
  submittedAt: Timestamp,
  reference,
  attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  decisions: described(
    'Who decided, when and why, the newest last; `null` for member tokens.',
    z.nullable(z.array(decision)),
  ),
};

export const ContributionView = named(
  'Contribution',
  'Something a member made, and what became of it.',
  z.strictObject(fields),
);
export type ContributionView = z.infer<typeof ContributionView>;

export const ContributionList = named(
  'ContributionList',
  'A page of contributions.',
  z.strictObject({
    contributions: z.array(ContributionView),
    nextCursor: described(
      'For the next page; `null` on the last. A page may hold fewer than `limit` although there is a next one.',
      z.nullable(z.string()),
    ),
  }),
);

export const ContributionsQuery = z.extend(PageQuery, {
  status: described(
    'Only what waits for a decision is listed.',
    z._default(z.literal('submitted'), 'submitted'),
  ),
});

export const ContributionDecisionRequest = named(
  'ContributionDecisionRequest',
  'Who decides, and why.',
  z.strictObject({
    actor: z.optional(
      text(
        'Who decides, by an id of the shop: a person of its team, or a system. Where it is not given, the secret key, or whoever is signed in, whose own name always counts.',
        128,
      ),
    ),
    reason: z.optional(text('Why. It is kept beside the member, and never told.', 500)),
  }),
);

export const ContributionDecision = named(
  'ContributionDecision',
  'What was decided about a contribution, and what it did to the points.',
  z.strictObject({
    contribution: ContributionView,
    earned: points('What the approval gave; 0 for a rejection.'),
    reversed: points('What a withdrawal took back of it.'),
    forgiven: points('What a withdrawal left with the member, by the clawback policy.'),
    withheld: described('Why nothing was earned.', z.nullable(z.enum(['GUEST', 'MEMBER_CLOSED']))),
    sequence: described(
      "Number of the ledger entry within the member's entries; `null` for a rejection.",
      z.nullable(z.int()),
    ),
  }),
);
export type ContributionDecision = z.infer<typeof ContributionDecision>;
