import type { EpochSeconds } from '../calendar.ts';
import type { Amounts } from '../program/goods.ts';

/** What every signal says. A member's signals are numbered without gaps by the ledger; one entry may make several. */
interface Signalled {
  readonly memberId: string;
  readonly sequence: number;
  /** 0 for the first of an entry. */
  readonly index: number;
  /** When it happened in the shop, which may be long before it was told. */
  readonly occurredAt: EpochSeconds;
}

/** Something that happened to a member, as the ledger tells it, with what stages, triggers and goals ask for. */
export type Signal = Signalled &
  (
    | { readonly type: 'member.enrolled' }
    | { readonly type: 'member.closed' }
    | { readonly type: 'member.erased' }
    | {
        readonly type: 'order.recorded';
        readonly orderId: string;
        /** Net goods value. */
        readonly spent: Amounts;
        readonly channel: string;
        readonly isReferred: boolean;
      }
    /** `isWhole`: nothing of the order is left, and it counts no more. */
    | {
        readonly type: 'order.refunded';
        readonly orderId: string;
        readonly refundId: string;
        readonly isWhole: boolean;
      }
    /** The order is another account's now, and counts no more here. Nothing was sent back, so no trigger hears of it. */
    | { readonly type: 'order.transferred'; readonly orderId: string; readonly isLess: boolean }
    | { readonly type: 'order.delivered'; readonly orderId: string }
    | {
        readonly type: 'activity.recorded';
        readonly activityId: string;
        readonly activity: string;
        readonly attributes: Readonly<Record<string, string | number | boolean>>;
      }
    | { readonly type: 'activity.reversed'; readonly activityId: string }
    | { readonly type: 'redemption.captured'; readonly redemptionId: string; readonly rewardId: string }
    /** `direction` tells a tier that was reached from one that was lost; only the program knows which is higher. */
    | {
        readonly type: 'tier.changed';
        readonly from: string | null;
        readonly to: string | null;
        readonly direction?: 'up' | 'down';
      }
    | { readonly type: 'referral.signed_up' }
    | { readonly type: 'referral.rewarded'; readonly side: 'advocate' | 'friend'; readonly friendId: string }
    | { readonly type: 'referral.reversed'; readonly side: 'advocate' | 'friend'; readonly friendId: string }
    /** `round`: the how many-th time of those that stand. */
    | {
        readonly type: 'challenge.achieved';
        readonly challengeId: string;
        readonly round: number;
        readonly orderId: string;
      }
    | {
        readonly type: 'challenge.reversed';
        readonly challengeId: string;
        readonly round: number;
        readonly orderId: string;
        readonly refundId: string;
      }
    /** An answer is an activity too, and is taken back by that activity's reversal. */
    | {
        readonly type: 'survey.answered';
        readonly activityId: string;
        readonly surveyId: string;
        readonly kind: 'nps' | 'csat' | 'ces';
        readonly score: number;
      }
    /** An entry that nothing here asks for; it only takes its number. */
    | { readonly type: 'other' }
  );
