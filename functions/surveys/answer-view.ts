import type { SurveyAnswerView } from '../../shared/contracts/surveys.ts';
import { isoTime, isoTimeOrNull } from '../../shared/contracts/time.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { groupOf } from '../../shared/domain/surveys/score-group.ts';
import {
  isChangeable,
  phaseOf,
  type SurveyAnswer,
  scoreOf,
} from '../../shared/domain/surveys/survey-answer.ts';
import { activityIdOf } from '../../shared/domain/surveys/told-scores.ts';

/** An answer as people who help members, or read answers, see it. */
export function answerView(answer: SurveyAnswer, now: EpochSeconds): SurveyAnswerView {
  const { askId, memberId, surveyId, kind, programVersion, scores, words } = answer;
  const score = scoreOf(answer);
  return {
    askId,
    memberId,
    surveyId,
    kind,
    state: phaseOf(answer, now),
    score,
    group: score === null ? null : groupOf(kind, score),
    words,
    isChangeable: isChangeable(answer, now),
    changes: Math.max(0, scores.length - 1),
    programVersion,
    askedAt: isoTime(answer.askedAt),
    closesAt: isoTime(answer.closesAt),
    answeredAt: isoTimeOrNull(scores[0]?.at ?? null),
    lastScoreAt: isoTimeOrNull(scores.at(-1)?.at ?? null),
    submittedAt: isoTimeOrNull(answer.submittedAt),
    remindedAt: isoTimeOrNull(answer.remindedAt),
    activityId: score === null ? null : activityIdOf(askId, scores.length),
  };
}
