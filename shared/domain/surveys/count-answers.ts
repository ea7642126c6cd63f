import { type LocalDay, localDay } from '../calendar.ts';
import type { SurveyKind } from '../program/survey.ts';
import { type SurveyAnswer, scoreOf } from './survey-answer.ts';

/** What a change of an answer adds to the counters of a day, and takes off them. */
export interface CountChange {
  readonly day: LocalDay;
  readonly surveyId: string;
  readonly kind: SurveyKind;
  readonly asked: number;
  /** By score; scores whose count stays are left out. */
  readonly scores: Readonly<Record<number, number>>;
}

/**
 * What an answer's change does to the counters. An ask counts on the day it went out, a score on the day of the first score of
 * its answer, also when it is changed the day after: so a day's answers are those of as many people.
 *
 * @param before `null`: it was not asked before
 * @param timeZone the program's. Where that changes between a score and its change, they may count on days beside each other;
 *   together they are right.
 */
export function countChanges(
  before: SurveyAnswer | null,
  after: SurveyAnswer,
  timeZone: string,
): readonly CountChange[] {
  const asked = before === null ? [changeOn(after, localDay(after.askedAt, timeZone), 1, {})] : [];
  return [...asked, ...scoreChange(before, after, timeZone)].reduce(together, []);
}

function scoreChange(
  before: SurveyAnswer | null,
  after: SurveyAnswer,
  timeZone: string,
): readonly CountChange[] {
  const [first] = after.scores;
  const [old, now] = [before === null ? null : scoreOf(before), scoreOf(after)];
  if (first === undefined || now === null || old === now) return [];
  const scores = { ...(old === null ? {} : { [old]: -1 }), [now]: 1 };
  return [changeOn(after, localDay(first.at, timeZone), 0, scores)];
}

const changeOn = (
  { surveyId, kind }: SurveyAnswer,
  day: LocalDay,
  asked: number,
  scores: CountChange['scores'],
): CountChange => ({ day, surveyId, kind, asked, scores });

/** One change for each day, because a transaction writes an item once. Two of one day never name the same score. */
function together(changes: readonly CountChange[], change: CountChange): readonly CountChange[] {
  const same = changes.find(({ day }) => day === change.day);
  if (same === undefined) return [...changes, change];
  const merged = { ...same, asked: same.asked + change.asked, scores: { ...same.scores, ...change.scores } };
  return changes.map((one) => (one === same ? merged : one));
}
