import type { EpochSeconds } from '../calendar.ts';
import type { Stage } from '../program/journey-rules.ts';
import type { Ask, DroppedAsk, MadeAsk } from '../triggers/ask.ts';

/** Something that happened, by the name under which it can be taken back: an order, an activity, a friend. */
export interface Mark {
  readonly id: string;
  readonly at: EpochSeconds;
}

/** An order that counts for the usual interval, until all of it goes back. */
export interface JourneyOrder {
  readonly orderId: string;
  readonly placedAt: EpochSeconds;
}

export interface NpsAnswer {
  readonly activityId: string;
  readonly score: number;
  readonly at: EpochSeconds;
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
/** Asks that were given up. */
export const REMEMBERED_DROPPED = 8;
/** Interests, answers and rewarded friends that are remembered, so that one of them can be taken back. */
export const REMEMBERED_MARKS = 4;

/**
 * What the engine remembers of one member to ask at the right moment: the fold of the member's signals and of what was asked.
 * Small, erasable, and made again from the ledger; nothing of the books is in it.
 */
export interface Journey {
  readonly memberId: string;
  /** The last ledger entry that was taken, with all its signals; 0 before the first. */
  readonly sequence: number;
  readonly status: 'guest' | 'active' | 'closed' | 'erased';
  readonly enrolledAt: EpochSeconds | null;
  /** Of valid orders. Once it is not remembered one by one any more, it stays what it was. */
  readonly firstOrderAt: EpochSeconds | null;
  /** Valid orders in all: recorded, and not wholly refunded. */
  readonly orders: number;
  /** The latest valid ones, by placement, oldest first; at most REMEMBERED_ORDERS. */
  readonly latestOrders: readonly JourneyOrder[];
  /** The last enrollments, activities and orders that showed interest, oldest first. */
  readonly interests: readonly Mark[];
  /** The last answers of NPS surveys, oldest first. People are what they said last. */
  readonly nps: readonly NpsAnswer[];
  /** The last friends who were rewarded, oldest first. */
  readonly friends: readonly Mark[];
  /** The newest last. The last one is the stage the member is in; none before the first signal. */
  readonly stages: readonly StageChange[];
  /** Up to here the history of stages is complete: the last signal, or the last change. */
  readonly stagesUntil: EpochSeconds;
  /** The last stage that triggers heard of. */
  readonly toldStage: Stage;
  /**
   * By trigger of a schedule or silence: the last anchor it fired for, or looked at and did not. Nothing fires for that anchor
   * or an earlier one again, whatever becomes of time zones, orders and programs.
   */
  readonly told: Readonly<Record<string, EpochSeconds>>;
  /** Planned and not made yet, by due time. */
  readonly asks: readonly Ask[];
  /** Made or held out, as long as caps, cooling-off or goals ask for them; by time. */
  readonly made: readonly MadeAsk[];
  /** The last that were given up, oldest first. Nothing is decided by them. */
  readonly dropped: readonly DroppedAsk[];
}

export function newJourney(memberId: string): Journey {
  return {
    memberId,
    sequence: 0,
    status: 'guest',
    enrolledAt: null,
    firstOrderAt: null,
    orders: 0,
    latestOrders: [],
    interests: [],
    nps: [],
    friends: [],
    stages: [],
    stagesUntil: 0,
    toldStage: 'awareness',
    told: {},
    asks: [],
    made: [],
    dropped: [],
  };
}

/** Whoever closed or was erased is not asked anything. Closed members may enroll again, and then are members again. */
export const hasLeft = ({ status }: Journey): boolean => status === 'closed' || status === 'erased';

/** The latest valid order; the first one where all that were remembered one by one went back. */
export const lastOrderAt = ({ latestOrders, firstOrderAt }: Journey): EpochSeconds | null =>
  latestOrders.at(-1)?.placedAt ?? firstOrderAt;
