import type { EpochSeconds } from '../calendar.ts';
import type { SurveyKind } from '../program/survey.ts';

/** A score that was given, and when. */
export interface GivenScore {
  readonly score: number;
  readonly at: EpochSeconds;
}

/**
 * One member's answer to one ask, from the moment it was asked. It belongs beside the member, where it can be erased: the
 * ledger hears of the scores alone, and the words stay here.
 */
export interface SurveyAnswer {
  /** One answer per ask. */
  readonly askId: string;
  readonly memberId: string;
  readonly surveyId: string;
  /** As it was when it was asked, whatever the program says since: the scale of an answer never changes. */
  readonly kind: SurveyKind;
  /** The version whose question was asked. */
  readonly programVersion: number;
  readonly askedAt: EpochSeconds;
  /** Its links are good before this moment. */
  readonly closesAt: EpochSeconds;
  /** When who has not answered is reminded; `null`: never. */
  readonly remindsAt: EpochSeconds | null;
  readonly remindedAt: EpochSeconds | null;
  /** Every score that was accepted, oldest first; the last one is the answer. */
  readonly scores: readonly GivenScore[];
  readonly words: string | null;
  readonly submittedAt: EpochSeconds | null;
}

/**
 * `asked` → `scored` → `submitted`, or `expired` without a score. A score without words stays `scored` for ever: a partial
 * answer is an answer.
 */
export type SurveyPhase = 'asked' | 'scored' | 'submitted' | 'expired';

/** How long after the first tap a score may be changed. */
const CHANGEABLE_SECONDS = 86_400;

/**
 * Changes of mind that are taken. Each is two entries of a ledger that forgets nothing, and whoever has the link could
 * make them for a day.
 */
export const MOST_SCORES = 10;

export const scoreOf = ({ scores }: SurveyAnswer): number | null => scores.at(-1)?.score ?? null;

export function phaseOf(answer: SurveyAnswer, now: EpochSeconds): SurveyPhase {
  if (answer.submittedAt !== null) return 'submitted';
  if (answer.scores.length > 0) return 'scored';
  return now < answer.closesAt ? 'asked' : 'expired';
}

/** Whether another score would be taken now. */
export function isChangeable(answer: SurveyAnswer, now: EpochSeconds): boolean {
  const [first] = answer.scores;
  if (answer.submittedAt !== null || now >= answer.closesAt) return false;
  return first === undefined || (now < first.at + CHANGEABLE_SECONDS && answer.scores.length < MOST_SCORES);
}
