import * as z from 'zod/mini';
import { POSTING_ACCOUNTS } from '../domain/ledger/posting.ts';
import { actor } from './actor.ts';
import { Balance } from './balance.ts';
import { Explanation } from './explanation.ts';
import { described, named } from './named.ts';
import { MAX_POINTS, MemberId, points, Timestamp, text } from './primitives.ts';
import { TierChange, TierName } from './tiers.ts';

const lotDates = {
  expiresAt: described('From this moment the points are gone; `null`: never.', z.nullable(Timestamp)),
  slides: described(
    "Whether the end moves with the member's activity: `expiresAt` is where it is now.",
    z.boolean(),
  ),
};

const Lot = named(
  'Lot',
  'Points with one activation and one expiry. Active points no longer tell when they were activated.',
  z.strictObject({
    state: z.enum(['pending', 'active', 'held']),
    points: points('In this lot.'),
    activatesAt: z.nullable(Timestamp),
    ...lotDates,
  }),
);

const Upcoming = z.nullable(z.strictObject({ at: Timestamp, points: points('Concerned.') }));

export const AccountView = named(
  'Account',
  "A member's points now. Time is evaluated at the moment of the call.",
  z.strictObject({
    memberId: MemberId,
    status: z.enum(['guest', 'active', 'closed', 'erased']),
    asOf: Timestamp,
    pointsName: described('What members call points, in the plural.', z.string()),
    balance: Balance,
    lots: z.array(Lot),
    nextActivation: described('What becomes spendable next.', Upcoming),
    nextExpiry: described('What ends next, of the points that are active or held now.', Upcoming),
    qualifying: described(
      'Progress towards tiers, apart from spendable points: orders, points, and net goods value by currency in minor units.',
      z.strictObject({ orders: z.int(), points: z.int(), amounts: z.record(z.string(), z.int()) }),
    ),
    tier: described('`null` where the program has no tiers, or there is no member.', z.nullable(TierName)),
    sequence: described('Number of the last entry.', z.int()),
  }),
);

export const EntryKind = z.enum([
  'enrollment',
  'accrual',
  'refund',
  'claim',
  'transfer',
  'delivery',
  'activity',
  'activity_reversal',
  'adjustment',
  'tier_assignment',
  'closure',
  'erasure',
  'authorization',
  'capture',
  'release',
  'redemption_return',
  'coupon_use',
  'coupon_void',
  'coupon_claim',
  'fulfillment',
  'referral',
  'referral_qualification',
  'referral_review',
  'referral_reward',
  'referral_reversal',
  'challenge_award',
  'challenge_reversal',
]);

const Movement = named(
  'Movement',
  'Points that moved by time alone, with the moment they truly did, and written with this entry.',
  z.strictObject({
    kind: z.enum(['activated', 'expired', 'lapsed', 'absorbed']),
    at: Timestamp,
    points: points('That moved.'),
  }),
);

export const StatementEntry = named(
  'StatementEntry',
  'One line of the statement.',
  z.strictObject({
    sequence: z.int(),
    kind: EntryKind,
    points: described('What the entry gave (positive) or took (negative), without what time did.', z.int()),
    recordedAt: Timestamp,
    occurredAt: Timestamp,
    orderId: z.nullable(z.string()),
    redemptionId: z.nullable(z.string()),
    programVersion: z.int(),
    movements: z.array(Movement),
    tier: described('`null`: the tier is that of the entry before.', z.nullable(TierChange)),
    balance: described('The balance after this entry.', Balance),
  }),
);

export const Statement = named(
  'Statement',
  'Entries, newest first.',
  z.strictObject({
    entries: z.array(StatementEntry),
    nextCursor: described('For the next page; `null` on the last.', z.nullable(z.string())),
  }),
);

export const EntryExplanation = named(
  'EntryExplanation',
  'Everything about one entry: what caused it, and every posting. Postings sum to zero.',
  z.strictObject({
    ...StatementEntry.shape,
    summary: z.string(),
    explanation: described(
      'Of an order, a claim or an activity: each rule and what came of it, judged again by the version and the context that the entry keeps, so that it stays what it was. `null` for other entries.',
      z.nullable(Explanation),
    ),
    cause: described(
      'What the entry was made from: the order, the refund, the activity, the redemption, the referral, or the adjustment with its reason. The code of a coupon is a secret and left out, and so is what of a referral is about the other person or about how it was judged.',
      z.record(z.string(), z.unknown()),
    ),
    postings: z.array(
      z.strictObject({
        account: z.enum(POSTING_ACCOUNTS),
        points: z.int(),
        at: Timestamp,
        activatesAt: z.optional(Timestamp),
        expiresAt: described(
          'When the points of the lot end; `null`: never. Of points that slide with activity, only an activity tells it, as it was then.',
          z.optional(z.nullable(Timestamp)),
        ),
        slides: described("Whether the lot's end moves with the member's activity.", z.optional(z.boolean())),
        holdId: described('The redemption that points are held for.', z.optional(z.string())),
      }),
    ),
  }),
);

const Drift = z.strictObject({ path: z.string(), stored: z.unknown(), replayed: z.unknown() });

export const ProofView = named(
  'Proof',
  "Whether replaying a member's entries gives the stored account, to the lot.",
  z.strictObject({
    memberId: MemberId,
    proved: z.boolean(),
    entries: z.int(),
    drift: z.array(Drift),
    books: described(
      "Sums of all postings: the member's accounts, and against them the program's.",
      z.record(z.string(), z.int()),
    ),
  }),
);

export const AdjustmentRequest = named(
  'AdjustmentRequest',
  'Gives (positive) or takes (negative) points by a decision of a person.',
  z.strictObject({
    points: described(
      'Not zero.',
      z.int().check(
        z.minimum(-MAX_POINTS),
        z.maximum(MAX_POINTS),
        z.refine((value) => value !== 0, { error: 'must not be zero' }),
      ),
    ),
    reason: text('Why; it must hold no personal data.', 500),
    reference: z.optional(text('A ticket, a campaign, anything to find the reason by.', 128)),
    actor,
  }),
);

export const AdjustmentResult = named(
  'AdjustmentResult',
  'What an adjustment did.',
  z.strictObject({
    memberId: MemberId,
    sequence: z.int(),
    points: z.int(),
    expiresAt: described('When given points end.', z.nullable(Timestamp)),
    balance: Balance,
  }),
);
