import type { ActivityChange } from '../ledger/activity-change.ts';
import type { Activity } from '../ledger/entry.ts';
import type { SurveyAnswer } from './survey-answer.ts';

/** What earning rules, triggers and metrics call an answer. */
export const SURVEY_ANSWERED = 'survey_answered';

const SCORE_CHANGED = 'score_changed';

/** The activity of the first score has the ask's id, that of the second `<askId>~2`, and so on. */
export const activityIdOf = (askId: string, number: number): string =>
  number === 1 ? askId : `${askId}~${number}`;

/**
 * All that the ledger is to be told of an answer, in order: each score recorded, and taken back before the next one is
 * recorded, so that a limit of once per member never stands in a new score's way. It is a function of the answer alone, so
 * that whoever was interrupted can tell it again.
 */
export function changesOf(answer: SurveyAnswer): readonly ActivityChange[] {
  return changesSince(answer, 0);
}

/** Those that came with the scores after the first `known`. */
export function changesSince(answer: SurveyAnswer, known: number): readonly ActivityChange[] {
  return answer.scores.slice(known).flatMap((_, index) => {
    const number = known + index + 1;
    const record: ActivityChange = { kind: 'record', activity: activityOf(answer, number) };
    return number === 1 ? [record] : [takenBack(answer, number - 1), record];
  });
}

const takenBack = ({ askId }: SurveyAnswer, number: number): ActivityChange => ({
  kind: 'reverse',
  activityId: activityIdOf(askId, number),
  reason: SCORE_CHANGED,
});

function activityOf({ askId, surveyId, kind, scores }: SurveyAnswer, number: number): Activity {
  const given = scores[number - 1];
  if (given === undefined) throw new Error(`the answer to ${askId} has no score number ${number}`);
  return {
    activityId: activityIdOf(askId, number),
    type: SURVEY_ANSWERED,
    occurredAt: given.at,
    // In the order of their names, as all activities have them. Neither words nor the person are in them.
    attributes: { kind, score: given.score, survey: surveyId },
  };
}
