import type { EpochSeconds } from '../calendar.ts';
import type { Mark } from '../challenges/mark.ts';
import type { Order, Returned } from '../order.ts';
import type { JudgmentContext } from '../program/judgment-context.ts';
import type { RefusalCode } from '../refusal.ts';
import type { Carried, ProgressChange } from '../tiers/progress.ts';
import type { Assignment } from '../tiers/standing.ts';
import type { AccountStatus, Balance } from './account.ts';
import type { HoldTerms } from './apply-postings.ts';
import type { AchievedRound, ChallengeCause, UndoneRound } from './challenge.ts';
import type { DueMovement, EarnedLot, Posting } from './posting.ts';
import type { RedemptionCause, SpentOnOrder } from './redemption.ts';
import type { ReferralCause } from './referral.ts';
import type { ReferralMissReason } from './referral-miss.ts';
import type { Span } from './span.ts';
import type { Use } from './uses.ts';

/** Why an order that was recorded earned nothing. */
export type Withheld = 'GUEST' | 'MEMBER_CLOSED';

/** What was known of the member when the order was judged; kept, so that a refund years later judges alike (law 7). */
export interface MemberContext extends JudgmentContext {
  readonly status: AccountStatus;
  /** 1 for the first order of this account. */
  readonly orderNumber: number;
}

/** What one rule gave for one line, as an exact decimal or fraction: law 7's line-by-line record. `null`: for the whole order. */
export interface LineEarned {
  readonly lineId: string | null;
  readonly ruleId: string;
  readonly points: string;
}

export interface Accrual {
  readonly kind: 'accrual';
  readonly order: Order;
  readonly context: MemberContext;
  readonly earned: number;
  readonly lines: readonly LineEarned[];
  readonly lot: EarnedLot;
  readonly withheld?: Withheld;
  /** How many refunds had come before the order and were applied with it, as its first changes. */
  readonly appliedRefunds?: number;
  /** What redemptions gave to the order, so that its refunds give back alike. */
  readonly redemptions?: readonly SpentOnOrder[];
  /** The buyer came as a friend of an advocate, so the order may matter to a referral. */
  readonly isReferred?: true;
  /** Why the code that the order came with opened no referral. */
  readonly referralMissed?: ReferralMissReason;
  /** What challenges gave with the order, in the order of their entries, so that a retry is answered alike. */
  readonly achieved?: readonly AchievedRound[];
}

/** What the caller asked to take back. */
export type RefundScope =
  | {
      readonly kind: 'lines';
      readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
    }
  | { readonly kind: 'amount'; readonly amount: number }
  | { readonly kind: 'remainder' };

export interface Refund {
  readonly kind: 'refund';
  readonly orderId: string;
  readonly refundId: string;
  readonly scope: RefundScope;
  readonly reason?: string;
  /** All that has gone back of the order after this refund. */
  readonly returned: Returned;
  readonly keptBefore: number;
  readonly keptAfter: number;
  /** Points really taken back: from the order's lot, from other points, from what expired, or as a deficit. */
  readonly reversed: number;
  /** Points that the clawback policy left with the member. reversed + forgiven = keptBefore − keptAfter. */
  readonly forgiven: number;
  /** Points that redemptions had spent on the order and that go back with this refund; left out where none do. */
  readonly restored?: number;
  /** As on the accrual. */
  readonly isReferred?: true;
  /** Challenges that it undid, and the balance after that, so that a retry is answered alike. */
  readonly undone?: { readonly rounds: readonly UndoneRound[]; readonly balance: Balance };
  /** A refund that came before its order and turned out impossible when the order came; it changed nothing. */
  readonly refusal?: { readonly code: RefusalCode; readonly detail: string };
}

export interface Claim {
  readonly kind: 'claim';
  readonly orderId: string;
  readonly fromMemberId: string;
  readonly context: MemberContext;
  /** What had gone back of the order before, where something had. */
  readonly returned?: Returned;
  readonly earned: number;
  readonly lines: readonly LineEarned[];
  readonly lot: EarnedLot;
  /** As on the accrual, of the member who claims. */
  readonly isReferred?: true;
  /** As on the accrual. */
  readonly achieved?: readonly AchievedRound[];
}

/** The other side of a claim, on the pseudonym that the order was recorded under. */
export interface Transfer {
  readonly kind: 'transfer';
  readonly orderId: string;
  readonly toMemberId: string;
}

/** The shop said that the goods arrived; the points of the order that still waited have their new dates in `lot`. */
export interface Delivery {
  readonly kind: 'delivery';
  readonly orderId: string;
  readonly deliveredAt: EpochSeconds;
  /** Points that wait shorter than before. */
  readonly moved: number;
  readonly lot: EarnedLot;
}

/** Something a member did that is no order: a visit, a review, a survey answered. */
export interface Activity {
  readonly activityId: string;
  readonly type: string;
  readonly occurredAt: EpochSeconds;
  /** For earning rules; nothing of the person. */
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
}

/** What one rule gave for an activity, as an exact decimal or fraction. */
export interface RuleEarned {
  readonly ruleId: string;
  readonly points: string;
}

export interface ActivityAccrual {
  readonly kind: 'activity';
  readonly activity: Activity;
  readonly context: MemberContext;
  readonly earned: number;
  readonly rules: readonly RuleEarned[];
  readonly lot: EarnedLot;
  readonly withheld?: Withheld;
}

/** An activity was withdrawn, such as a review taken down: all that it gave goes back. */
export interface ActivityReversal {
  readonly kind: 'activity_reversal';
  readonly activityId: string;
  readonly reason?: string;
  /** Points really taken back; reversed + forgiven is what the activity earned. */
  readonly reversed: number;
  readonly forgiven: number;
}

export interface Adjustment {
  readonly kind: 'adjustment';
  readonly adjustmentId: string;
  readonly points: number;
  readonly reason: string;
  readonly reference?: string;
  /** Who decided it: the person as the caller named them, and the key that the call came with. */
  readonly actor: string;
  readonly keyId: string;
}

/** A person gave the member a tier, or took back what a person gave: then `tier` is null. */
export interface TierAssignment {
  readonly kind: 'tier_assignment';
  readonly assignmentId: string;
  readonly tier: string | null;
  readonly until: EpochSeconds | null;
  readonly pin: boolean;
  readonly reason: string;
  readonly reference?: string;
  /** Who decided it: the person as the caller named them, and the key that the call came with. */
  readonly actor: string;
  readonly keyId: string;
}

export interface Enrollment {
  readonly kind: 'enrollment';
  /** Why the code that the customer came with opened no referral. */
  readonly referralMissed?: ReferralMissReason;
  /** The pseudonym that the customer ordered under as a guest, whose orders are credited. */
  readonly guestId?: string;
}

/** Points of a closed account are forfeited: they end, like expired ones. A deficit is written off. */
export interface Closure {
  readonly kind: 'closure' | 'erasure';
  readonly reason?: string;
}

export type Cause =
  | Accrual
  | Refund
  | Claim
  | Transfer
  | Delivery
  | ActivityAccrual
  | ActivityReversal
  | Adjustment
  | TierAssignment
  | Enrollment
  | Closure
  | RedemptionCause
  | ReferralCause
  | ChallengeCause;

export type EntryKind = Cause['kind'];

/** What an entry draws on the budget of a rule or, negative, gives back; points rounded up. */
export interface BudgetUse {
  readonly ruleId: string;
  readonly times: number;
  readonly points: number;
}

/** The tier before and after; `null` for nobody's, where there is no member or the program has no tiers. */
export interface TierChange {
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * One immutable line of the ledger (law 2). `due`, `postings` and `settled` are applied in that order: what time had
 * done before, what the command did, and what time does with the result at once (a late order may be active, expired
 * or absorbed by a deficit from the start). Each of them sums to zero.
 */
export interface Entry<C extends Cause = Cause> {
  readonly memberId: string;
  readonly sequence: number;
  readonly programVersion: number;
  /** The ledger's time, never before that of the entry before. */
  readonly recordedAt: EpochSeconds;
  /** When it happened in the shop. */
  readonly occurredAt: EpochSeconds;
  readonly cause: C;
  readonly due: readonly DueMovement[];
  readonly postings: readonly Posting[];
  readonly settled: readonly DueMovement[];
  readonly hold?: HoldTerms;
  readonly status?: AccountStatus;
  readonly qualifying?: ProgressChange;
  /** Months of progress that are folded away with this entry, before what it changes. */
  readonly folded?: Carried;
  /** `null` takes an assignment back. */
  readonly assignment?: Assignment | null;
  /** The advocate whose code the member came with; a later code may take its place. */
  readonly referrerId?: string;
  /** The member's tier is another one than the entries before had told: by this entry, by time, or by a new version. */
  readonly tier?: TierChange;
  /** The span that the points belong to, as the entry leaves it: where points slide with activity. */
  readonly span?: Span;
  /** What the entry adds to the counters of caps or, negative, takes back. */
  readonly uses?: readonly Use[];
  /** What the entry adds to the progress of challenges or, negative, takes back. */
  readonly marks?: readonly Mark[];
  /** What it draws on the program's budgets. */
  readonly draws?: readonly BudgetUse[];
  /** The balance after this entry. */
  readonly balance: Balance;
}

export function isCause<K extends EntryKind>(
  entry: Entry,
  kind: K,
): entry is Entry<Extract<Cause, { kind: K }>> {
  return entry.cause.kind === kind;
}
