import type { EpochSeconds } from '../calendar.ts';
import type { Stage } from '../program/journey-rules.ts';
import type { Ask, MadeAsk } from '../triggers/ask.ts';

/** An order that counts for the usual interval, until all of it goes back. */
export interface JourneyOrder {
  readonly orderId: string;
  readonly placedAt: EpochSeconds;
}

export interface StageChange {
  readonly stage: Stage;
  readonly at: EpochSeconds;
  /** The rule that made it, as a code: `first_order`, `silent_2_intervals`, `referral_rewarded` … */
  readonly because: string;
}

/** So many orders tell what is usual for a customer, and how many are remembered one by one. */
export const REMEMBERED_ORDERS = 12;
/** The stages that a history keeps. */
export const REMEMBERED_STAGES = 24;

/**
 * What the engine remembers of one member to ask at the right moment: the fold of the member's signals and of what was asked.
 * Small, erasable, and made again from the ledger; nothing of the books is in it.
 */
export interface Journey {
  readonly memberId: string;
  /** The last ledger entry that was taken, and how many of its signals. */
  readonly sequence: number;
  readonly status: 'guest' | 'active' | 'closed' | 'erased';
  readonly enrolledAt: EpochSeconds | null;
  readonly firstOrderAt: EpochSeconds | null;
  /** Valid orders in all: recorded, and not wholly refunded. */
  readonly orders: number;
  /** The latest valid ones, by placement, oldest first; at most REMEMBERED_ORDERS. */
  readonly latestOrders: readonly JourneyOrder[];
  /** The last enrollment, activity or order that showed interest. */
  readonly interestAt: EpochSeconds | null;
  /** Last answer of an NPS survey. */
  readonly nps: { readonly score: number; readonly at: EpochSeconds } | null;
  /** Last moment at which a friend was rewarded, or the member promoted the shop. */
  readonly advocatedAt: EpochSeconds | null;
  /** The newest last. The last one is the stage the member is in. */
  readonly stages: readonly StageChange[];
  /** The last silence that was told: of the silence after that order. */
  readonly silenceToldAfter: EpochSeconds | null;
  /** Planned and not made yet, by due time. */
  readonly asks: readonly Ask[];
  /** Made or held out, as long as caps, cooling-off or goals ask for them; by time. */
  readonly made: readonly MadeAsk[];
}
