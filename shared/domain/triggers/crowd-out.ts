import type { EpochSeconds } from '../calendar.ts';
import type { Trigger } from '../program/trigger.ts';
import { type Ask, byDue } from './ask.ts';
import { type Decided, drop } from './ask-decision.ts';

/** Asks that wait for one member at once; beyond them those of the least priority, and the latest, are crowded out. */
export const MOST_WAITING = 32;

/** Of those that are decided on and have to wait, no more than are kept. What is still due is not counted: it may be made yet. */
export function crowdOut(
  decided: Decided,
  triggers: ReadonlyMap<string, Trigger>,
  now: EpochSeconds,
): Decided {
  const waiting = decided.journey.asks.filter(({ dueAt }) => dueAt > now);
  if (waiting.length <= MOST_WAITING) return decided;
  const rank = ({ triggerId }: Ask) => triggers.get(triggerId)?.priority ?? -1;
  const ranked = waiting.sort((a, b) => rank(b) - rank(a) || byDue(a, b));
  return ranked.slice(MOST_WAITING).reduce((before, ask) => {
    const trigger = triggers.get(ask.triggerId);
    return trigger === undefined ? before : drop(before, ask, trigger, 'CROWDED_OUT');
  }, decided);
}
