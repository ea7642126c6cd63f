import { DEFAULT_JOURNEY_RULES } from '../program/journey-rules.ts';
import type { ProgramDocument } from '../program/program.ts';
import { DEFAULT_MESSAGING } from '../program/trigger.ts';
import type { TriggerProgram } from './known.ts';

/** What of a document decides about asks, with what counts where it says nothing. */
export function triggerProgramOf({
  triggers = [],
  templates = [],
  surveys = [],
  messaging = DEFAULT_MESSAGING,
  journey = DEFAULT_JOURNEY_RULES,
  timeZone,
}: ProgramDocument): TriggerProgram {
  return { triggers, templates, surveys, messaging, journey, timeZone };
}
