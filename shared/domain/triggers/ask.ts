import type { EpochSeconds } from '../calendar.ts';

/** A trigger fired for a member: something will be done, unless it expires, is overtaken, or is not wanted any more. */
export interface Ask {
  /** Made of trigger, member and cause, so that the same cause never asks twice. */
  readonly askId: string;
  readonly triggerId: string;
  /** The signal, or the moment, that fired it. */
  readonly causeId: string;
  /** What it is about: `order:1001`, `refund:1001`, `redemption:…`, `activity:…`, `friend:…`; most of it can be taken back. */
  readonly subject?: string;
  /** The score that was given, where an answer fired it. */
  readonly score?: number;
  /** When its cause happened, which may be before it was told. */
  readonly firedAt: EpochSeconds;
  /** Not before; moved on by quiet hours, gap and caps. */
  readonly dueAt: EpochSeconds;
  readonly expiresAt: EpochSeconds;
  /** Where chance put the member, once a part of it was done: what goes to the customer is still to come. */
  readonly group?: AskGroup;
  /** So many actions were done in that part; the next has this number, also by another program. */
  readonly done?: number;
  /** It ended while it waited, and is dropped with the next decisions. */
  readonly ended?: AskEnd;
}

/** Where chance put a member, before anything was sent. */
export type AskGroup = { readonly kind: 'holdout' } | { readonly kind: 'treated'; readonly variant: string };

/** An ask that was made, or would have been made to one who is held out. */
export interface MadeAsk {
  readonly askId: string;
  readonly triggerId: string;
  /** When it went to the customer; before that, when the rest of it was done. */
  readonly at: EpochSeconds;
  readonly group: AskGroup;
  /** Whether it went to the customer, and so counts towards gap and caps. */
  readonly isCounted: boolean;
  /** The same trigger does not ask before then; `null`: never. A promise that later programs keep. */
  readonly coolsUntil: EpochSeconds | null;
  /** Success is looked for until then; `null` where the trigger has no goal. */
  readonly goalUntil: EpochSeconds | null;
  /** What reached its goal, oldest first, so that it can be taken back: a success while there is any. */
  readonly reached: readonly Reached[];
}

export interface Reached {
  /** The subject of what reached it, or its cause where there is none. */
  readonly by: string;
  readonly at: EpochSeconds;
}

/** An ask that was planned and given up, kept for who helps the member. */
export interface DroppedAsk {
  readonly askId: string;
  readonly triggerId: string;
  readonly at: EpochSeconds;
  readonly reason: AskDropped;
}

/** Why a waiting ask ends by itself. */
export type AskEnd = 'GOAL_REACHED' | 'OVERTAKEN' | 'CROWDED_OUT';

/**
 * Why an ask was not made, for good, in the order in which they are looked at. `OVERTAKEN`: what it was about is so no more, as
 * when the order went back or the silence ended. `CROWDED_OUT`: more waited for this member than are kept.
 */
export type AskDropped =
  | 'LEFT'
  | 'TRIGGER_GONE'
  | AskEnd
  | 'EXPIRED'
  | 'NOT_ELIGIBLE'
  | 'COOLING_OFF'
  | 'DETRACTOR'
  | 'NO_CONSENT'
  | 'NO_CHANNEL';

/** When the goal of a made ask was first reached; null while it was not, or all that reached it went back. */
export const reachedAt = ({ reached }: MadeAsk): EpochSeconds | null => reached[0]?.at ?? null;

/** By due time, and by id where they are due together. */
export const byDue = (a: Ask, b: Ask): number => a.dueAt - b.dueAt || (a.askId < b.askId ? -1 : 1);
