import * as z from 'zod/mini';
import { REFERRAL_CHECKS } from '../domain/program/referral-program.ts';
import { actor } from './actor.ts';
import { described, named } from './named.ts';
import { PageQuery } from './page-query.ts';
import { MemberId, points, Timestamp, text } from './primitives.ts';
import { ReferralPromiseView } from './referral-codes.ts';

const moment = (description: string) => described(description, z.nullable(Timestamp));
const nextCursor = described(
  'For the next page; `null` on the last. A page may hold fewer than `limit` although there is a next one.',
  z.nullable(z.string()),
);

export const ReferralStatus = described(
  '`signed_up`: no order of the friend has qualified yet; `expired`: none came in time; `in_review`: a person will look at it; `qualified`: both have what they get, which waits until `spendableAt`; `rewarded`: it can be spent; `rejected`; `reversed`: the order went back.',
  z.enum(['signed_up', 'expired', 'in_review', 'qualified', 'rewarded', 'rejected', 'reversed']),
);

const EndReason = described(
  'Why it came to nothing; `null` where it did not.',
  z.nullable(z.enum(['NO_QUALIFYING_ORDER', 'REJECTED', 'NOT_REVIEWED', 'ORDER_REFUNDED'])),
);

const times = {
  signedUpAt: described('When the friend came with the code.', Timestamp),
  qualifiedAt: moment('When the order that qualified was recorded as such; `null`: none has.'),
  spendableAt: moment('From then on what both get can be spent; `null` where there is nothing, or not yet.'),
  endedAt: moment('When it came to nothing; `null` where it did not.'),
};

/** What a side got so far. */
export const ReferralBooking = named(
  'ReferralBooking',
  'What one side of a referral got.',
  z.strictObject({
    points: points('Booked, and not taken back.'),
    rewardId: described(
      'A reward of the catalogue instead, as long as it was not taken back.',
      z.nullable(z.string()),
    ),
    redemptionId: described(
      'What the redemption of that reward is, will be, or was before it was taken back.',
      z.nullable(z.string()),
    ),
    withheld: described(
      'Why nothing was given.',
      z.nullable(z.enum(['CAP_REACHED', 'MEMBER_CLOSED', 'NOT_AN_ADVOCATE'])),
    ),
  }),
);
export type ReferralBooking = z.infer<typeof ReferralBooking>;

const booked = (whose: string) =>
  described(`What ${whose} got; \`null\`: nothing was booked yet.`, z.nullable(ReferralBooking));

export const AdvocateReferral = named(
  'AdvocateReferral',
  'A friend whom a member brought, as far as that is the member’s business.',
  z.strictObject({
    friendId: described('Told to secret keys alone; `null` for member tokens.', z.nullable(MemberId)),
    status: ReferralStatus,
    reason: EndReason,
    channel: described('How the link was shared; `null` where it does not say.', z.nullable(z.string())),
    visitedAt: moment('When the link was opened; `null` where the code was told in another way.'),
    ...times,
    got: booked('the advocate'),
  }),
);
export type AdvocateReferral = z.infer<typeof AdvocateReferral>;

export const AdvocateReferralList = named(
  'AdvocateReferralList',
  'The friends whom a member brought, newest first.',
  z.strictObject({
    referrals: z.array(AdvocateReferral),
    totals: described(
      'Of all friends, not of this page alone.',
      z.strictObject({
        successes: described('Referrals that count: booked, and not taken back.', z.int()),
        points: points('What they gave the member.'),
      }),
    ),
    mayInvite: described(
      'Whether the program in force lets the member invite friends, so that a code can be had.',
      z.boolean(),
    ),
    code: described('The member’s code; `null`: they have none yet.', z.nullable(z.string())),
    nextCursor,
  }),
);

export const FriendReferral = named(
  'FriendReferral',
  'The invitation by which a member came.',
  z.strictObject({
    status: ReferralStatus,
    reason: EndReason,
    invitedBy: described(
      'The name that the advocate wants friends to see; `null`: they do not say, or have left.',
      z.nullable(z.string()),
    ),
    ...times,
    orderBefore: described('An order qualifies that was placed before this moment.', Timestamp),
    minimumOrder: described(
      'What it must be worth at least, in minor units by ISO 4217 code; empty: any paid order.',
      z.record(z.string(), z.int()),
    ),
    promised: ReferralPromiseView,
    got: booked('the friend'),
  }),
);
export type FriendReferral = z.infer<typeof FriendReferral>;

export const ReferralCheckView = named(
  'ReferralCheck',
  'What one check for abuse found.',
  z.strictObject({
    name: z.enum(REFERRAL_CHECKS),
    outcome: z.enum(['passed', 'flagged', 'blocked', 'not_available']),
    weight: described('What it added to the score.', z.number()),
    detail: z.string(),
  }),
);

const Verdict = z.enum(['reward', 'review', 'reject']);

export const ReferralReviewView = named(
  'ReferralReview',
  'What a person decided.',
  z.strictObject({
    verdict: z.enum(['reward', 'reject']),
    reason: z.string(),
    actor: z.string(),
    keyId: described('The secret key with which it was sent.', z.string()),
    reviewedAt: Timestamp,
  }),
);

export const SupportReferral = named(
  'SupportReferral',
  'A referral with all that is known of it, for people who decide about it.',
  z.strictObject({
    friendId: MemberId,
    advocateId: MemberId,
    code: z.string(),
    status: ReferralStatus,
    reason: EndReason,
    channel: z.nullable(z.string()),
    programVersion: described('Whose promises count.', z.int()),
    visitedAt: moment('When the link was opened; `null` where the code was told in another way.'),
    ...times,
    orderBefore: described('An order qualifies that was placed before this moment.', Timestamp),
    judgment: described(
      'What was found when an order qualified; `null`: none has.',
      z.nullable(
        z.strictObject({
          orderId: z.string(),
          holdEndsAt: Timestamp,
          reviewBefore: moment('Who is not reviewed before is rejected; `null` where nobody has to.'),
          score: z.number(),
          verdict: Verdict,
          shadow: described('What would have been decided, where judging is in shadow.', z.nullable(Verdict)),
          checks: z.array(ReferralCheckView),
        }),
      ),
    ),
    review: described('The last decision of a person.', z.nullable(ReferralReviewView)),
    advocateGot: booked('the advocate'),
    friendGot: booked('the friend'),
    timeline: described(
      'Its entries in the ledger, the first one first; each is explained where its account is.',
      z.array(
        z.strictObject({
          kind: z.enum([
            'referral',
            'referral_qualification',
            'referral_review',
            'referral_reward',
            'referral_reversal',
          ]),
          memberId: described('Whose account it is on.', MemberId),
          sequence: z.int(),
          occurredAt: Timestamp,
          recordedAt: Timestamp,
        }),
      ),
    ),
  }),
);
export type SupportReferral = z.infer<typeof SupportReferral>;

export const ReferralsQuery = z.extend(PageQuery, {
  status: described('Those that wait for a person.', z.literal('in_review')),
});

export const ReviewQueue = named(
  'ReviewQueue',
  'Referrals that wait for a person, in the order in which their holds end.',
  z.strictObject({
    referrals: z.array(
      z.strictObject({
        friendId: MemberId,
        advocateId: MemberId,
        orderId: z.string(),
        score: z.number(),
        flagged: described('The checks that speak against it.', z.array(z.enum(REFERRAL_CHECKS))),
        qualifiedAt: Timestamp,
        holdEndsAt: Timestamp,
        reviewBefore: described('Who is not reviewed before is rejected.', Timestamp),
      }),
    ),
    nextCursor,
  }),
);
export type ReviewQueue = z.infer<typeof ReviewQueue>;

export const ReviewRequest = named(
  'ReviewRequest',
  'What a person decides about a referral.',
  z.strictObject({
    verdict: described('Whether both get what they were promised.', z.enum(['reward', 'reject'])),
    reason: text('Why; it must hold no personal data.', 500),
    actor,
  }),
);

export const ReviewResult = named(
  'ReviewResult',
  'A decision, and the referral’s state as that decision left it.',
  z.strictObject({
    friendId: MemberId,
    status: ReferralStatus,
    review: ReferralReviewView,
    sequence: described("Number of the entry within the entries of the friend's account.", z.int()),
  }),
);
export type ReviewResult = z.infer<typeof ReviewResult>;
