import { type EpochSeconds, SECONDS_PER_DAY } from '../calendar.ts';
import type { Survey } from '../program/survey.ts';
import type { SurveyAnswer } from './survey-answer.ts';

export interface SurveyAsk {
  readonly askId: string;
  readonly memberId: string;
  readonly programVersion: number;
}

/** The empty answer to an ask that goes out now. A reminder that would come after the survey closed is none. */
export function askSurvey(ask: SurveyAsk, survey: Survey, now: EpochSeconds): SurveyAnswer {
  const { id, kind, openDays, reminderDays } = survey;
  const closesAt = now + openDays * SECONDS_PER_DAY;
  const remindsAt = reminderDays === undefined ? null : now + reminderDays * SECONDS_PER_DAY;
  return {
    askId: ask.askId,
    memberId: ask.memberId,
    surveyId: id,
    kind,
    programVersion: ask.programVersion,
    askedAt: now,
    closesAt,
    remindsAt: remindsAt !== null && remindsAt < closesAt ? remindsAt : null,
    remindedAt: null,
    scores: [],
    words: null,
    submittedAt: null,
  };
}

/** When the one reminder is due, unless something was answered by then; `null`: there is nothing to remind of any more. */
export function reminderDueAt({ remindsAt, remindedAt, scores }: SurveyAnswer): EpochSeconds | null {
  return remindedAt !== null || scores.length > 0 ? null : remindsAt;
}

/**
 * Takes down that a reminder goes out now.
 *
 * @returns `null` where none must: it is too early, too late, it went out before, or there is an answer
 */
export function remind(answer: SurveyAnswer, now: EpochSeconds): SurveyAnswer | null {
  const dueAt = reminderDueAt(answer);
  if (dueAt === null || now < dueAt || now >= answer.closesAt) return null;
  return { ...answer, remindedAt: now };
}
