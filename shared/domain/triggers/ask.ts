import type { EpochSeconds } from '../calendar.ts';

/** A trigger fired for a member: something will be done, unless it expires, is overtaken, or is not wanted any more. */
export interface Ask {
  /** Made of trigger, member and cause, so that the same cause never asks twice. */
  readonly askId: string;
  readonly triggerId: string;
  /** The signal, or the moment, that fired it. */
  readonly causeId: string;
  readonly firedAt: EpochSeconds;
  /** Not before; moved on by quiet hours, gap and caps. */
  readonly dueAt: EpochSeconds;
  readonly expiresAt: EpochSeconds;
}

/** Where chance put a member, before anything was sent. */
export type AskGroup = { readonly kind: 'holdout' } | { readonly kind: 'treated'; readonly variant: string };

/** An ask that was made, or would have been made to one who is held out. */
export interface MadeAsk {
  readonly askId: string;
  readonly triggerId: string;
  readonly at: EpochSeconds;
  readonly group: AskGroup;
  /** Whether it went to the customer, and so counts towards gap and caps. */
  readonly isCounted: boolean;
  /** Success is looked for until then; `null` where the trigger has no goal. */
  readonly goalUntil: EpochSeconds | null;
  readonly reachedAt: EpochSeconds | null;
}

/** Why an ask was not made, for good. */
export type AskDropped =
  | 'EXPIRED'
  | 'GOAL_REACHED'
  | 'NOT_ELIGIBLE'
  | 'NO_CONSENT'
  | 'NO_CHANNEL'
  | 'DETRACTOR'
  | 'COOLING_OFF'
  | 'TRIGGER_GONE'
  | 'LEFT';
