import type { RedemptionRecord } from './redemption-record.ts';
import type { Story } from './story.ts';

/** As the API tells what became of a code; `null`: none came. */
export type ReferralAnswer =
  | { readonly status: 'signed_up'; readonly code: string }
  | { readonly status: 'missed'; readonly reason: string }
  | null;

/** A refund that was acknowledged. */
export interface AppliedRefund {
  readonly refundId: string;
  readonly bookedOn: string;
  /** Of its entry on that account. */
  readonly sequence: number;
  /** Points that it gave back, as its answer says. */
  readonly restored: number;
  /** It came before its order. */
  readonly isEarly: boolean;
}

/** What was acknowledged of one story. */
export interface Outcome {
  /** With the lines as they were sent. */
  readonly story: Story;
  /** The account the order was recorded on, and the one it belongs to in the end. */
  readonly recordedOn: string;
  readonly ownedBy: string;
  /** Of its entry on the one, and of the claim's on the other; `null`: nobody claimed it. */
  readonly sequence: number;
  readonly claimSequence: number | null;
  /** What its answer says became of its code. */
  readonly referral: ReferralAnswer;
  readonly placedAtMs: number;
  readonly refunds: readonly AppliedRefund[];
  /** What the order used. */
  readonly redeemed: readonly RedemptionRecord[];
  readonly adjustedPoints: number;
  readonly adjustedOn: string | null;
}
