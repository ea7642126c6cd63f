import type { ProgramDocument } from '../../../shared/domain/program/program.ts';
import {
  DEFAULT_MESSAGING,
  type MessagingPolicy,
  type Trigger,
} from '../../../shared/domain/program/trigger.ts';

/**
 * A document for trying triggers out at any hour of the day: nothing waits, nobody is left alone, and the same trigger comes as
 * often as it fires. Consent stays what it is. What counts from a day, such as a birthday, still comes on its day.
 *
 * @param ids of the triggers; quiet hours, gap and caps are the program's, and so go for all
 */
export function rehearsed(document: ProgramDocument, ids: readonly string[]): ProgramDocument {
  const { triggers = [], messaging = DEFAULT_MESSAGING } = document;
  return {
    ...document,
    messaging: unbound(messaging),
    triggers: triggers.map((trigger) => (ids.includes(trigger.id) ? atOnce(trigger) : trigger)),
  };
}

function unbound({ quietHours: _, ...policy }: MessagingPolicy): MessagingPolicy {
  return { ...policy, caps: [], gapHours: 0 };
}

function atOnce({ delayMinutes: _, holdoutPercent: __, ...trigger }: Trigger): Trigger {
  return { ...trigger, coolingOffDays: 0 };
}
