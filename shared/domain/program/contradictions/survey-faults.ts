import type { ProgramDocument } from '../program.ts';
import { isAskOf } from './asked-parts.ts';
import { type Contradiction, error, pointer, warning } from './contradiction.ts';

/** Reminders of links that are good no more, and surveys that nobody is asked. */
export function surveyFaults(document: ProgramDocument): readonly Contradiction[] {
  return (document.surveys ?? []).flatMap(({ id, openDays, reminderDays }, index) => [
    ...(reminderDays !== undefined && reminderDays >= openDays
      ? [
          error(
            'REMINDER_TOO_LATE',
            pointer('surveys', index, 'reminderDays'),
            reminderDays,
            `is not before the ${openDays} days of "openDays" are over, when the link is no good any more; give less`,
          ),
        ]
      : []),
    ...(isAskOf(document, (action) => action.kind === 'ask_survey' && action.survey === id)
      ? []
      : [
          warning(
            'NEVER_USED',
            pointer('surveys', index, 'id'),
            id,
            'is asked by no trigger; add one with "ask_survey", or remove the survey',
          ),
        ]),
  ]);
}
