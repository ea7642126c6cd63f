import type { EpochSeconds } from '../calendar.ts';
import type { ActivityChange } from '../ledger/activity-change.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { isOnScale, scaleOf } from './score-group.ts';
import { isChangeable, type SurveyAnswer, scoreOf } from './survey-answer.ts';
import { changesSince } from './told-scores.ts';

export interface ScoreCommand {
  readonly score: number;
  /**
   * How many scores the page knew of on which this one was tapped: a retry that arrives after a change of mind is so told
   * from another change of mind. Left out: a tap is a new one.
   */
  readonly after?: number;
}

export interface SubmitCommand extends ScoreCommand {
  /** The answer to the open question; `null` where there is none. */
  readonly words: string | null;
}

export interface Answered {
  /** The very same object where nothing changed: there is nothing to store. */
  readonly answer: SurveyAnswer;
  /** What this step adds to what the ledger is to be told. */
  readonly changes: readonly ActivityChange[];
}

/**
 * Takes a tapped score, which counts at once. The same score again, and a retry of a tap that was taken, change nothing.
 *
 * Refusals, in order: SURVEY_SCORE_OUT_OF_SCALE; SURVEY_CLOSED; SURVEY_ANSWERED for another score after the answer was
 * submitted, a day after the first tap, or after as many changes as are taken.
 */
export function giveScore(
  answer: SurveyAnswer,
  command: ScoreCommand,
  now: EpochSeconds,
): Answered | Refusal {
  const { score } = command;
  if (!isOnScale(answer.kind, score)) return offScale(answer, score);
  if (isTaken(answer, command)) return { answer, changes: [] };
  if (now >= answer.closesAt) return closed();
  if (!isChangeable(answer, now)) return final(answer);
  const next = { ...answer, scores: [...answer.scores, { score, at: now }] };
  return { answer: next, changes: changesSince(next, answer.scores.length) };
}

/**
 * Takes the whole answer, score and words, and is the end of it. The same once more changes nothing.
 *
 * Refusals: those of a score; SURVEY_CLOSED also for words alone; SURVEY_ANSWERED for anything else than what was submitted.
 */
export function submitAnswer(
  answer: SurveyAnswer,
  command: SubmitCommand,
  now: EpochSeconds,
): Answered | Refusal {
  const { score, words } = command;
  if (!isOnScale(answer.kind, score)) return offScale(answer, score);
  if (answer.submittedAt !== null) {
    const isSame = scoreOf(answer) === score && answer.words === words;
    return isSame ? { answer, changes: [] } : final(answer);
  }
  if (now >= answer.closesAt) return closed();
  const scored = giveScore(answer, { score }, now);
  if ('refused' in scored) return scored;
  return { answer: { ...scored.answer, words, submittedAt: now }, changes: scored.changes };
}

/**
 * Whether this tap changes nothing: it is the answer as it stands, it is what the page already had for the answer, or it
 * was taken since that page was loaded.
 */
function isTaken({ scores }: SurveyAnswer, { score, after }: ScoreCommand): boolean {
  if (scores.at(-1)?.score === score) return true;
  if (after === undefined) return false;
  // Others may have been faster than the tap that is retried here, so it is looked for among all that came since.
  return scores.slice(Math.max(after - 1, 0)).some((taken) => taken.score === score);
}

function offScale({ kind }: SurveyAnswer, score: number): Refusal {
  const detail = `${score} is not on the scale of ${kind.toUpperCase()}: ${scaleOf(kind)}.`;
  return refuse('SURVEY_SCORE_OUT_OF_SCALE', detail, '/score');
}

const closed = (): Refusal => refuse('SURVEY_CLOSED', 'The survey took answers for a time, which is over.');

const final = (answer: SurveyAnswer): Refusal =>
  refuse('SURVEY_ANSWERED', `The answer is ${scoreOf(answer)}, and is not changed any more.`);
