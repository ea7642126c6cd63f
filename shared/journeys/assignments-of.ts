import type { EpochSeconds } from '../domain/calendar.ts';
import type { AskDecision } from '../domain/triggers/ask-decision.ts';
import type { Assignment } from '../storage/journey-store.ts';

/**
 * Where chance put a member, of the decisions that asked it: treated and held out alike. One for each trigger, the last, with how
 * often there was one, because a transaction writes an item once.
 */
export function assignmentsOf(
  decisions: readonly AskDecision[],
  programVersion: number,
  at: EpochSeconds,
): readonly Assignment[] {
  const found = new Map<string, Assignment>();
  for (const decision of decisions) {
    if (decision.outcome !== 'made' && decision.outcome !== 'held_out') continue;
    // The second part of an ask goes by where chance put the member for its first.
    if (decision.ask.group !== undefined) continue;
    const { triggerId, askId } = decision.ask;
    const times = (found.get(triggerId)?.times ?? 0) + 1;
    found.set(triggerId, { triggerId, group: decision.group, askId, at, programVersion, times });
  }
  return [...found.values()];
}
