import { type EpochSeconds, localTime } from '../domain/calendar.ts';
import { isAsk } from '../domain/program/trigger.ts';
import type { AskDecision } from '../domain/triggers/ask-decision.ts';
import { type Known, type TriggerProgram, zoneOf } from '../domain/triggers/known.ts';
import { instantOf, minuteOf } from '../domain/wall-clock.ts';

type Made = Extract<AskDecision, { outcome: 'made' }>;

/**
 * Until when what was decided may still go to the customer: to the end of the ask, and to the next quiet hours, in which it would
 * wake them. Null for what does not go to the customer, which is done however late.
 */
export function deliverBefore(
  { ask, actions }: Made,
  known: Known,
  program: TriggerProgram,
  now: EpochSeconds,
): EpochSeconds | null {
  if (!actions.some(isAsk)) return null;
  const { quietHours } = program.messaging;
  if (quietHours === undefined || quietHours.from === quietHours.until) return ask.expiresAt;
  const zone = zoneOf(known, program);
  const { day } = localTime(now, zone);
  const tonight = instantOf(day, minuteOf(quietHours.from), zone);
  const next = tonight > now ? tonight : instantOf(day + 1, minuteOf(quietHours.from), zone);
  return Math.min(ask.expiresAt, next);
}
